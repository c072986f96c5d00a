using System.Buffers;
using System.Text;

namespace Writ.Wire.Query;

/// <summary>Writes UTF-8 XML: elements and escaped text, which is all that AWS's answers consist of.</summary>
public readonly struct XmlText(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"'\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    // What most texts consist of: nothing to escape, and a byte for each character.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\t\n !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public void Empty(string name)
    {
        Raw("<");
        Raw(name);
        Raw("/>");
    }

    /// <summary>An element between its tags.</summary>
    public void Element(ReadOnlySpan<byte> open, string text, ReadOnlySpan<byte> close)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            Raw(open);
            Text(text);
            Raw(close);
            return;
        }

        var length = open.Length + text.Length + close.Length;
        var span = output.GetSpan(length);
        open.CopyTo(span);
        Ascii.FromUtf16(text, span[open.Length..], out _);
        close.CopyTo(span[(open.Length + text.Length)..]);
        output.Advance(length);
    }

    /// <summary>Character data; what XML 1.0 cannot hold is replaced by U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        for (var special = text.IndexOfAny(Special); special >= 0; special = text.IndexOfAny(Special))
        {
            Raw(text[..special]);
            Raw(text[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\r' => "&#xD;",
                _ => "\uFFFD",
            });
            text = text[(special + 1)..];
        }

        Raw(text);
    }

    /// <summary>Markup in UTF-8.</summary>
    public void Raw(ReadOnlySpan<byte> markup)
    {
        markup.CopyTo(output.GetSpan(markup.Length));
        output.Advance(markup.Length);
    }

    /// <summary>Markup, or text known to need no escape.</summary>
    public void Raw(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
