namespace Writ.Policy.Catalog;

/// <summary>A condition key, or the template of many: <c>aws:RequestTag/${TagKey}</c> stands for a key for each tag.</summary>
public sealed class CatalogConditionKey
{
    private readonly PlaceholderText _name;

    internal CatalogConditionKey(string name, ConditionKeyType type, bool isMultivalued)
    {
        Name = name;
        Type = type;
        IsMultivalued = isMultivalued;
        _name = new PlaceholderText(name);
    }

    /// <summary>The key as AWS writes it; placeholders have the form <c>${TagKey}</c>.</summary>
    public string Name { get; }

    /// <summary>What each of its values is.</summary>
    public ConditionKeyType Type { get; }

    /// <summary>Whether a request can have several values of it, so that set operators (<c>ForAnyValue</c>, <c>ForAllValues</c>) are what asks for them.</summary>
    public bool IsMultivalued { get; }

    /// <summary>Whether the name has a placeholder.</summary>
    public bool IsTemplate => _name.HasPlaceholders;

    /// <summary>Whether a key of a request or policy is this one, or one that this template stands for. Keys compare ignoring case.</summary>
    public bool Matches(string key) => _name.Matches(key, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
