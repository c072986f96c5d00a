namespace Writ.Policy;

/// <summary>What a context key holds in one request: one string, or a list of them.</summary>
public readonly struct ContextValue
{
    private readonly object? _value; // a string or a list of strings: one field, as it is written for every key of every request

    internal ContextValue(string single) => _value = single;

    internal ContextValue(IReadOnlyList<string> many) => _value = many;

    /// <summary>How many values there are; an empty list counts as an absent key.</summary>
    public int Count => _value is string ? 1 : Many?.Count ?? 0;

    /// <summary>The key was given a list.</summary>
    public bool IsMultivalued => Many is not null;

    /// <summary>One of the values.</summary>
    public string this[int index] => (_value is string single && index == 0 ? single : (Many ?? [])[index]) ?? "";

    /// <summary>All values, for audit and explanation.</summary>
    public IReadOnlyList<string> ToList() => Many ?? (_value is string single ? [single] : []);

    /// <inheritdoc/>
    public override string ToString() => _value as string ?? string.Join(", ", ToList());

    private IReadOnlyList<string>? Many => _value as IReadOnlyList<string>;
}
