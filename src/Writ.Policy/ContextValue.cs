namespace Writ.Policy;

/// <summary>What a context key holds in one request: one string, or a list of them.</summary>
public readonly struct ContextValue
{
    private readonly string? _single;
    private readonly IReadOnlyList<string>? _many;

    internal ContextValue(string single) => _single = single;

    internal ContextValue(IReadOnlyList<string> many) => _many = many;

    /// <summary>How many values there are; an empty list counts as an absent key.</summary>
    public int Count => _single is not null ? 1 : _many?.Count ?? 0;

    /// <summary>The key was given a list.</summary>
    public bool IsMultivalued => _many is not null;

    /// <summary>One of the values.</summary>
    public string this[int index] => (_many is null && index == 0 ? _single : (_many ?? [])[index]) ?? "";

    /// <summary>All values, for audit and explanation.</summary>
    public IReadOnlyList<string> ToList() => _many ?? (_single is null ? [] : [_single]);

    /// <inheritdoc/>
    public override string ToString() => _single ?? string.Join(", ", ToList());
}
