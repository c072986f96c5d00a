using Writ.Policy.Matching;

namespace Writ.Policy.Catalog;

/// <summary>How the ARNs of a type of resource are built.</summary>
internal sealed class ArnFormat
{
    private readonly PlaceholderText[] _segments = new PlaceholderText[ArnText.SegmentCount];
    private readonly int _separators;
    private readonly int _literalLength;

    public ArnFormat(string format)
    {
        // Placeholders have no colons in them, so a format is cut as an ARN is.
        ArnText text = new(format);
        if (!text.IsArn)
        {
            throw new InvalidDataException($"Not an ARN format: {format}");
        }

        for (int i = 0; i < _segments.Length; i++)
        {
            _segments[i] = new PlaceholderText(text[i].ToString());
        }

        _separators = _segments[^1].CountOf('/', ':');
        _literalLength = _segments.Sum(segment => segment.LiteralLength);
    }

    public ArnFit FitOf(in ArnText arn)
    {
        for (int i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].Matches(arn[i], StringComparison.Ordinal))
            {
                return default;
            }
        }

        // As many separators in the ARN as in the format: none is left for the placeholders.
        ReadOnlySpan<char> resource = arn[ArnText.SegmentCount - 1];
        return new ArnFit(true, resource.Count('/') + resource.Count(':') == _separators, _literalLength);
    }
}

/// <summary>How well an ARN fits a format.</summary>
/// <param name="IsMatch">Whether it fits at all.</param>
/// <param name="IsExact">Whether no placeholder spans a separator.</param>
/// <param name="LiteralLength">How much of the format is fixed text: the more, the more specific.</param>
internal readonly record struct ArnFit(bool IsMatch, bool IsExact, int LiteralLength) : IComparable<ArnFit>
{
    public int CompareTo(ArnFit other) =>
        (IsMatch, IsExact, LiteralLength).CompareTo((other.IsMatch, other.IsExact, other.LiteralLength));
}
