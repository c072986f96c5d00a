namespace Writ.Policy.Catalog;

/// <summary>An action that policies can allow or deny.</summary>
public sealed class CatalogAction
{
    internal CatalogAction(CatalogService service, string fullName)
    {
        Service = service;
        FullName = fullName;
    }

    /// <summary>Whose action it is.</summary>
    public CatalogService Service { get; }

    /// <summary>The action as policies name it, such as <c>s3:GetObject</c>.</summary>
    public string FullName { get; }

    /// <summary>The name without the service's prefix.</summary>
    public string Name => FullName[(Service.Prefix.Length + 1)..];

    /// <summary>What it does.</summary>
    public AccessLevel AccessLevel { get; internal init; }

    /// <summary>The types of resource it asks about; none when only <c>*</c> can be named as its resource.</summary>
    public IReadOnlyList<ActionResourceType> ResourceTypes { get; internal init; } = [];

    /// <summary>The condition keys that its requests can have whatever the resource, beside the global ones.</summary>
    public IReadOnlyList<CatalogConditionKey> ConditionKeys { get; internal init; } = [];

    /// <summary>Whether a resource control policy can have an effect on it.</summary>
    public bool IsCoveredByResourceControlPolicies { get; internal init; }

    /// <summary>Whether statements that name a resource other than <c>*</c> do not reach it.</summary>
    public bool IsWildcardOnly => ResourceTypes.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
