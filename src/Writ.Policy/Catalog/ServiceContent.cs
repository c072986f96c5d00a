namespace Writ.Policy.Catalog;

/// <summary>What is known of a service beyond its name.</summary>
internal sealed class ServiceContent(CatalogAction[] actions, CatalogResourceType[] resourceTypes, CatalogConditionKey[] conditionKeys)
{
    private readonly Dictionary<string, CatalogConditionKey> _keysByName = conditionKeys.ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);
    private readonly CatalogConditionKey[] _templates = Array.FindAll(conditionKeys, key => key.IsTemplate);

    public IReadOnlyList<CatalogAction> Actions { get; } = actions;

    public IReadOnlyList<CatalogResourceType> ResourceTypes { get; } = resourceTypes;

    public IReadOnlyList<CatalogConditionKey> ConditionKeys { get; } = conditionKeys;

    public Dictionary<string, CatalogAction> ActionsByName { get; } = actions.ToDictionary(action => action.FullName, StringComparer.OrdinalIgnoreCase);

    public CatalogConditionKey? FindConditionKey(string name) =>
        _keysByName.GetValueOrDefault(name) ?? Array.Find(_templates, template => template.Matches(name));
}
