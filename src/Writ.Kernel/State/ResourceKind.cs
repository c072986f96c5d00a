using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Writ.Kernel.State;

/// <summary>
/// What a store and a snapshot must know of one kind of resource: its name, how it is keyed, how it is written down, and
/// the indexes by which it is also found. Declared once by the service that owns the resource.
/// </summary>
public abstract class ResourceKind
{
    private protected ResourceKind(string name) => Name = name;

    /// <summary>A stable name such as <c>iam/role</c>; part of the stored format.</summary>
    public string Name { get; }

    /// <summary>
    /// A key is in one account at most, and the ledger tells in which: that of an organization's member in its management account's state.
    /// </summary>
    public bool IsGlobal { get; init; }

    /// <summary>
    /// Stays in memory when its account leaves it: small, and read of many accounts at once or before anybody is authenticated.
    /// </summary>
    public bool IsOutlined { get; init; }

    /// <summary>The keys of an account's resources of this kind.</summary>
    public abstract IEnumerable<string> KeysIn(AccountState state);

    internal abstract StateTable Empty { get; }

    internal abstract StateTable Load(IEnumerable<StoredResource> resources);
}

/// <inheritdoc/>
/// <typeparam name="T">An immutable record.</typeparam>
public sealed class ResourceKind<T> : ResourceKind where T : class
{
    private readonly Func<JsonTypeInfo<T>> _json;

    /// <param name="name">The stable name of the kind.</param>
    /// <param name="key">The key of a resource, unique in its account ignoring case.</param>
    /// <param name="json">How the resource is written to the store; asked for at the first use, for a start would wait long for that of all kinds.</param>
    /// <param name="indexes">Further values it is found by, such as the ARNs of the policies attached to it.</param>
    public ResourceKind(string name, Func<T, string> key, Func<JsonTypeInfo<T>> json, Func<T, IEnumerable<string>>? indexes = null)
        : base(name)
    {
        Key = key;
        Indexes = indexes;
        _json = json;
    }

    internal Func<T, string> Key { get; }

    internal Func<T, IEnumerable<string>>? Indexes { get; }

    public override IEnumerable<string> KeysIn(AccountState state) => state.All(this).Values.Select(Key);

    internal override StateTable Empty => field ??= StateTable<T>.Empty(this);

    internal override StateTable Load(IEnumerable<StoredResource> resources) =>
        StateTable<T>.From(this, resources.Select(resource => Read(resource.Document.Span)));

    internal byte[] Write(T resource) => JsonSerializer.SerializeToUtf8Bytes(resource, _json());

    private T Read(ReadOnlySpan<byte> document) =>
        JsonSerializer.Deserialize(document, _json()) ?? throw new InvalidDataException($"A stored {Name} is null.");
}
