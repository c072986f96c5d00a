using System.Text;

namespace Writ.Policy.Parsing;

/// <summary>A document as text and as UTF-8, and the way back from a byte to line, column and character.</summary>
internal sealed class SourceText
{
    private readonly int[]? _characterOfByte;
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text)
    {
        Text = text;
        Utf8 = Encoding.UTF8.GetBytes(text);
        _characterOfByte = Utf8.Length == text.Length ? null : MapBytes(text, Utf8.Length);
        for (int at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            _lineStarts.Add(at + 1);
        }
    }

    public string Text { get; }

    public byte[] Utf8 { get; }

    public int Character(int byteOffset) => _characterOfByte is null ? byteOffset : _characterOfByte[byteOffset];

    public (int Line, int Column) LineAndColumn(int character)
    {
        int found = _lineStarts.BinarySearch(character);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, character - _lineStarts[line] + 1);
    }

    public PolicyPosition Position(JsonNode node)
    {
        int start = Character(node.Start);
        int end = Character(node.End);
        (int line, int column) = LineAndColumn(start);
        (int endLine, int endColumn) = LineAndColumn(Math.Max(start, end - 1));
        return new PolicyPosition(line, column, start, end, endLine, endColumn);
    }

    private static int[] MapBytes(string text, int bytes)
    {
        int[] map = new int[bytes + 1];
        int at = 0;
        for (int i = 0; i < text.Length;)
        {
            // a lone surrogate was encoded as the three bytes of U+FFFD
            int characters = Rune.TryGetRuneAt(text, i, out Rune rune) ? rune.Utf16SequenceLength : 1;
            int length = characters == 1 && char.IsSurrogate(text[i]) ? Rune.ReplacementChar.Utf8SequenceLength : rune.Utf8SequenceLength;
            for (int b = 0; b < length; b++)
            {
                map[at + b] = i;
            }

            at += length;
            i += characters;
        }

        map[bytes] = text.Length;
        return map;
    }
}
