namespace Writ.Kernel.State;

/// <summary>
/// Everything an account is at one revision. Immutable: authorization and reads use it without locks or I/O; a write
/// makes the next one through a <see cref="Draft"/>.
/// </summary>
public sealed class AccountState
{
    // Those that were ever written to. They are a few dozen at most, which are looked through faster than their names are hashed.
    private readonly StateTable[] _tables;

    private AccountState(AccountId id, long revision, StateTable[] tables, bool isOutline = false)
    {
        Id = id;
        Revision = revision;
        _tables = tables;
        IsOutline = isOutline;
    }

    public AccountId Id { get; }

    /// <summary>Counts the account's committed writes; the store refuses a commit that does not follow its predecessor.</summary>
    public long Revision { get; }

    /// <summary>
    /// Whether it has the outlined kinds alone (<see cref="ResourceKind.IsOutlined"/>). Asked for any other it throws: what is not in
    /// memory must not be taken for what does not exist.
    /// </summary>
    public bool IsOutline { get; }

    /// <summary>An account in which nothing was ever created.</summary>
    public static AccountState New(AccountId id) => new(id, 0, []);

    /// <summary>Rebuilds a snapshot from what the store holds.</summary>
    /// <exception cref="InvalidDataException">A stored resource is of a kind that nobody declared, or cannot be read.</exception>
    public static AccountState Load(AccountId id, long revision, IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds) =>
        new(id, revision, Tables(resources, kinds));

    /// <summary>Rebuilds an outline from the resources of outlined kinds.</summary>
    /// <exception cref="InvalidDataException">A stored resource is of a kind that nobody declared, or cannot be read.</exception>
    public static AccountState LoadOutline(AccountId id, long revision, IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds) =>
        new(id, revision, Tables(resources, kinds), isOutline: true);

    /// <summary>What stays in memory when the account leaves it.</summary>
    public AccountState Outline(IEnumerable<ResourceKind> kinds) =>
        new(Id, Revision, [.. kinds.Where(kind => kind.IsOutlined).Select(TableOf).OfType<StateTable>()], isOutline: true);

    /// <summary>Whether there is any resource of a kind.</summary>
    public bool HasAny(ResourceKind kind) => TableOf(kind) is { Count: > 0 };

    /// <summary>All resources of a kind, by name.</summary>
    public Table<T> All<T>(ResourceKind<T> kind) where T : class => Of(kind).Rows;

    public T? Get<T>(ResourceKind<T> kind, string key) where T : class => Of(kind).Rows.Get(key);

    /// <summary>The resources of a kind whose declared indexes hold <paramref name="value"/>, in the order of their names.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The index value.</param>
    /// <param name="after">Only those whose names come after this one.</param>
    public IEnumerable<T> FoundBy<T>(ResourceKind<T> kind, string value, string? after = null) where T : class => Of(kind).FoundBy(value, after);

    internal AccountState With<T>(ResourceKind<T> kind, T value) where T : class =>
        new(Id, Revision, WithTable(Of(kind).With(value)));

    internal AccountState Without<T>(ResourceKind<T> kind, string key) where T : class =>
        new(Id, Revision, WithTable(Of(kind).Without(key)));

    internal AccountState Next() => new(Id, Revision + 1, _tables);

    private StateTable<T> Of<T>(ResourceKind<T> kind) where T : class => (StateTable<T>)(TableOf(kind) ?? kind.Empty);

    private StateTable? TableOf(ResourceKind kind)
    {
        if (IsOutline && !kind.IsOutlined)
        {
            throw new InvalidOperationException($"An outline of account {Id} was asked for {kind.Name}.");
        }

        foreach (var table in _tables)
        {
            if (ReferenceEquals(table.Kind, kind))
            {
                return table;
            }
        }

        return null;
    }

    private StateTable[] WithTable(StateTable changed)
    {
        var at = Array.FindIndex(_tables, table => ReferenceEquals(table.Kind, changed.Kind));
        StateTable[] tables = at < 0 ? [.. _tables, changed] : [.. _tables];
        tables[at < 0 ? ^1 : at] = changed;
        return tables;
    }

    private static StateTable[] Tables(IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds)
    {
        var known = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        var tables = new List<StateTable>();
        foreach (var group in resources.GroupBy(resource => resource.Kind, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(group.Key, out var kind))
            {
                throw new InvalidDataException($"The store holds resources of the kind '{group.Key}', which this version does not know.");
            }

            tables.Add(kind.Load(group));
        }

        return [.. tables];
    }
}
