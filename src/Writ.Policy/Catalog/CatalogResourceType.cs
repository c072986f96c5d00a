namespace Writ.Policy.Catalog;

/// <summary>A type of resource of a service.</summary>
public sealed class CatalogResourceType
{
    private readonly ArnFormat[] _formats;

    internal CatalogResourceType(string name, string[] arnFormats, CatalogConditionKey[] conditionKeys)
    {
        Name = name;
        ArnFormats = arnFormats;
        ConditionKeys = conditionKeys;
        _formats = Array.ConvertAll(arnFormats, format => new ArnFormat(format));
    }

    /// <summary>The type's name within its service, such as <c>bucket</c>.</summary>
    public string Name { get; }

    /// <summary>How the ARNs of such resources are built, such as <c>arn:${Partition}:s3:::${BucketName}</c>; mostly one.</summary>
    public IReadOnlyList<string> ArnFormats { get; }

    /// <summary>The condition keys that requests for such resources can have.</summary>
    public IReadOnlyList<CatalogConditionKey> ConditionKeys { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>How well the best of its formats fits an ARN.</summary>
    internal ArnFit FitOf(in Matching.ArnText arn)
    {
        ArnFit best = default;
        foreach (ArnFormat format in _formats)
        {
            ArnFit fit = format.FitOf(arn);
            best = fit.CompareTo(best) > 0 ? fit : best;
        }

        return best;
    }
}
