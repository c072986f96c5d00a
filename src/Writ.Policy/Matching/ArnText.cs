namespace Writ.Policy.Matching;

/// <summary>A string cut at its first five colons, once per request.</summary>
internal readonly struct ArnText
{
    public const int SegmentCount = 6;

    private readonly int _c1;
    private readonly int _c2;
    private readonly int _c3;
    private readonly int _c4;
    private readonly int _c5;

    public ArnText(string text)
    {
        Text = text;
        _c1 = text.IndexOf(':', StringComparison.Ordinal);
        _c2 = Next(text, _c1);
        _c3 = Next(text, _c2);
        _c4 = Next(text, _c3);
        _c5 = Next(text, _c4);
    }

    public string Text { get; }

    /// <summary>All six segments are there.</summary>
    public bool IsArn => _c5 >= 0;

    /// <summary>One of the six segments; meaningful only when <see cref="IsArn"/>.</summary>
    public ReadOnlySpan<char> this[int segment] => segment switch
    {
        0 => Text.AsSpan(0, _c1),
        1 => Between(_c1, _c2),
        2 => Between(_c2, _c3),
        3 => Between(_c3, _c4),
        4 => Between(_c4, _c5),
        _ => Text.AsSpan(_c5 + 1),
    };

    /// <summary>Where the sixth segment begins.</summary>
    public int ResourceStart => _c5 + 1;

    private ReadOnlySpan<char> Between(int colon, int next) => Text.AsSpan(colon + 1, next - colon - 1);

    private static int Next(string text, int colon) => colon < 0 ? -1 : text.IndexOf(':', colon + 1);
}
