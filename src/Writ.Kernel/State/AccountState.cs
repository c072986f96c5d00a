using System.Collections.Immutable;

namespace Writ.Kernel.State;

/// <summary>
/// Everything an account is at one revision. Immutable: authorization and reads use it without locks or I/O; a write
/// makes the next one through a <see cref="Draft"/>.
/// </summary>
public sealed class AccountState
{
    private readonly ImmutableDictionary<string, StateTable> _tables;

    private AccountState(AccountId id, long revision, ImmutableDictionary<string, StateTable> tables, bool isOutline = false)
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
    public static AccountState New(AccountId id) => new(id, 0, ImmutableDictionary.Create<string, StateTable>(StringComparer.Ordinal));

    /// <summary>Rebuilds a snapshot from what the store holds.</summary>
    /// <exception cref="InvalidDataException">A stored resource is of a kind that nobody declared, or cannot be read.</exception>
    public static AccountState Load(AccountId id, long revision, IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds) =>
        new(id, revision, Tables(resources, kinds));

    /// <summary>Rebuilds an outline from the resources of outlined kinds.</summary>
    /// <exception cref="InvalidDataException">A stored resource is of a kind that nobody declared, or cannot be read.</exception>
    public static AccountState LoadOutline(AccountId id, long revision, IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds) =>
        new(id, revision, Tables(resources, kinds), isOutline: true);

    /// <summary>What stays in memory when the account leaves it.</summary>
    public AccountState Outline(IEnumerable<ResourceKind> kinds)
    {
        var outlined = kinds.Where(kind => kind.IsOutlined).Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        return new AccountState(Id, Revision, _tables.RemoveRange(_tables.Keys.Where(name => !outlined.Contains(name))), isOutline: true);
    }

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
        new(Id, Revision, _tables.SetItem(kind.Name, Of(kind).With(kind, value)));

    internal AccountState Without<T>(ResourceKind<T> kind, string key) where T : class =>
        new(Id, Revision, _tables.SetItem(kind.Name, Of(kind).Without(kind, key)));

    internal AccountState Next() => new(Id, Revision + 1, _tables);

    private StateTable<T> Of<T>(ResourceKind<T> kind) where T : class => (StateTable<T>)(TableOf(kind) ?? kind.Empty);

    private StateTable? TableOf(ResourceKind kind) =>
        IsOutline && !kind.IsOutlined ? throw new InvalidOperationException($"An outline of account {Id} was asked for {kind.Name}.")
        : _tables.GetValueOrDefault(kind.Name);

    private static ImmutableDictionary<string, StateTable> Tables(IEnumerable<StoredResource> resources, IEnumerable<ResourceKind> kinds)
    {
        var known = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        var tables = ImmutableDictionary.CreateBuilder<string, StateTable>(StringComparer.Ordinal);
        foreach (var group in resources.GroupBy(resource => resource.Kind, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(group.Key, out var kind))
            {
                throw new InvalidDataException($"The store holds resources of the kind '{group.Key}', which this version does not know.");
            }

            tables[group.Key] = kind.Load(group);
        }

        return tables.ToImmutable();
    }
}
