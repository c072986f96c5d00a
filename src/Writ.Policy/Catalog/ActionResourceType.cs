namespace Writ.Policy.Catalog;

/// <summary>A type of resource that an action asks about.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether every call of the action names such a resource.</param>
/// <param name="ConditionKeys">Keys that this action has for such a resource, beside the action's own.</param>
public sealed record ActionResourceType(CatalogResourceType Type, bool IsRequired, IReadOnlyList<CatalogConditionKey> ConditionKeys);
