using Writ.Policy.Matching;

namespace Writ.Policy.Catalog;

/// <summary>
/// What AWS documents of its services: actions, resource types and condition keys. The data is part of this assembly; each service is decoded when it
/// is first asked about, and deciding never needs it. Everything here may be used from several threads.
/// </summary>
public sealed class ActionCatalog
{
    private const string FileName = "Writ.Policy.Catalog.catalog.bin";
    private const string GlobalPrefix = "aws";

    private static readonly Lazy<ActionCatalog> Shared = new(() => new ActionCatalog(PackedFile.Open(FileName)));

    private readonly Dictionary<string, CatalogService> _byPrefix = new(StringComparer.OrdinalIgnoreCase);
    private readonly CatalogService _global;

    private ActionCatalog(PackedFile file)
    {
        _global = new CatalogService(file, file.Entries[0]);
        Source = file.Source;
        Services = [.. file.Entries.Skip(1).Select(entry => new CatalogService(file, entry))];
        foreach (CatalogService service in Services)
        {
            _byPrefix.Add(service.Prefix, service);
        }
    }

    /// <summary>The services of AWS.</summary>
    public static ActionCatalog Aws => Shared.Value;

    /// <summary>Name and version of the package that the data was taken from; see THIRD-PARTY-NOTICES.md.</summary>
    public string Source { get; }

    /// <summary>All services, by prefix.</summary>
    public IReadOnlyList<CatalogService> Services { get; }

    /// <summary>The global condition keys (<c>aws:…</c>, and those that credentials vended by a service bring along).</summary>
    public IReadOnlyList<CatalogConditionKey> GlobalConditionKeys => _global.ConditionKeys;

    /// <summary>The service of that prefix, ignoring case; null when there is none.</summary>
    public CatalogService? FindService(string prefix) => _byPrefix.GetValueOrDefault(prefix);

    /// <summary>The action of that full name (<c>s3:GetObject</c>), ignoring case; null when there is none.</summary>
    public CatalogAction? FindAction(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : ServiceOf(name.AsSpan(0, colon))?.FindAction(name);
    }

    /// <summary>
    /// The condition key of that name, ignoring case, or the template that stands for it: <c>aws:RequestTag/team</c> finds
    /// <c>aws:RequestTag/${TagKey}</c>. Null when it is unknown, which says nothing about whether a request can have it.
    /// </summary>
    public CatalogConditionKey? FindConditionKey(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        ReadOnlySpan<char> prefix = name.AsSpan(0, colon);
        return ServiceOf(prefix)?.FindConditionKey(name) ?? _global.FindConditionKey(name) ?? FindForeign(prefix, name);
    }

    /// <summary>The actions that an entry of Action covers, such as <c>s3:Get*</c>; decided by what policies are compiled to.</summary>
    public IEnumerable<CatalogAction> Expand(string pattern)
    {
        ActionPattern entry = new(pattern);
        if (!entry.CanMatch)
        {
            return [];
        }

        if (entry.Exact is not null)
        {
            return FindAction(entry.Exact) is { } action ? [action] : [];
        }

        RequestContext none = new();
        string prefix = pattern[..Math.Max(0, pattern.IndexOf(':', StringComparison.Ordinal))];
        bool anyService = prefix.Length == 0 || prefix.AsSpan().ContainsAny('*', '?');
        IEnumerable<CatalogService> services = anyService ? Services : FindService(prefix) is { } service ? [service] : [];
        return services.SelectMany(candidate => candidate.Actions).Where(action => entry.Matches(new ActionName(action.FullName), none));
    }

    private CatalogService? ServiceOf(ReadOnlySpan<char> prefix) =>
        prefix.Equals(GlobalPrefix, StringComparison.OrdinalIgnoreCase) ? _global
        : _byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out CatalogService? service) ? service
        : null;

    private CatalogConditionKey? FindForeign(ReadOnlySpan<char> prefix, string name)
    {
        foreach (CatalogService service in Services)
        {
            if (service.HasForeignPrefix(prefix) && service.FindConditionKey(name) is { } key)
            {
                return key;
            }
        }

        return null;
    }
}
