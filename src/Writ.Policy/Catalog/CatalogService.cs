using Writ.Policy.Matching;

namespace Writ.Policy.Catalog;

/// <summary>A service of AWS: its actions, resource types and condition keys, which are decoded when one of them is first asked for.</summary>
public sealed class CatalogService
{
    private readonly Lazy<ServiceContent> _content;
    private readonly PlaceholderText[] _foreignPrefixes;

    internal CatalogService(PackedFile file, PackedEntry entry)
    {
        Prefix = entry.Fields[0];
        Name = entry.Fields[1];
        SupportsResourceControlPolicies = entry.Fields[2] == "R";
        _foreignPrefixes = entry.Fields[3].Length == 0 ? [] : [.. entry.Fields[3].Split(',').Select(prefix => new PlaceholderText(prefix))];
        _content = new Lazy<ServiceContent>(() => new ServiceReader(this, file.Read(entry)).Read());
    }

    /// <summary>What the service's actions begin with, such as <c>s3</c>.</summary>
    public string Prefix { get; }

    /// <summary>The service's name, such as <c>Amazon S3</c>.</summary>
    public string Name { get; }

    /// <summary>Whether resource control policies apply to the service.</summary>
    public bool SupportsResourceControlPolicies { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<CatalogAction> Actions => _content.Value.Actions;

    /// <summary>By name.</summary>
    public IReadOnlyList<CatalogResourceType> ResourceTypes => _content.Value.ResourceTypes;

    /// <summary>By name. Global keys (<c>aws:…</c>) are among them where the service's actions or resource types declare them.</summary>
    public IReadOnlyList<CatalogConditionKey> ConditionKeys => _content.Value.ConditionKeys;

    /// <summary>The action of that name, with the service's prefix or without, ignoring case; null when there is none.</summary>
    public CatalogAction? FindAction(string name) =>
        _content.Value.ActionsByName.GetValueOrDefault(name.Contains(':', StringComparison.Ordinal) ? name : $"{Prefix}:{name}");

    /// <summary>The resource type of that name, ignoring case; null when there is none.</summary>
    public CatalogResourceType? FindResourceType(string name) =>
        ResourceTypes.FirstOrDefault(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The condition key of that name among those of the service, or the template that stands for it; null when there is none.</summary>
    public CatalogConditionKey? FindConditionKey(string name) => _content.Value.FindConditionKey(name);

    /// <summary>
    /// The types that a resource of that ARN can be of, the most specific first; none when it is no resource of this service. Placeholders do not
    /// span <c>/</c> and <c>:</c>, unless the ARN fits no format otherwise: the keys of objects and the names of roles with paths do.
    /// </summary>
    public IReadOnlyList<CatalogResourceType> ResourceTypesOf(string arn)
    {
        ArnText text = new(arn);
        if (!text.IsArn)
        {
            return [];
        }

        List<(ArnFit Fit, CatalogResourceType Type)> fitting = [];
        foreach (CatalogResourceType type in ResourceTypes)
        {
            if (type.FitOf(text) is { IsMatch: true } fit)
            {
                fitting.Add((fit, type));
            }
        }

        bool exact = fitting.Exists(found => found.Fit.IsExact);
        int most = fitting.Count == 0 ? 0 : fitting.Max(found => found.Fit.LiteralLength);
        return [.. fitting
            .Where(found => exact ? found.Fit.IsExact : found.Fit.LiteralLength == most)
            .OrderByDescending(found => found.Fit)
            .Select(found => found.Type)];
    }

    /// <inheritdoc/>
    public override string ToString() => Prefix;

    /// <summary>Whether keys of that prefix, which is not the service's own, are the service's: <c>saml</c> and identity providers for sts.</summary>
    internal bool HasForeignPrefix(ReadOnlySpan<char> prefix)
    {
        foreach (PlaceholderText foreign in _foreignPrefixes)
        {
            if (foreign.Matches(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
