using System.Buffers;
using System.Text;

namespace Writ.Wire.Query;

/// <summary>Writes UTF-8 XML: elements and escaped text, which is all that AWS's answers consist of.</summary>
public readonly struct XmlText(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"'\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    public void Open(string name)
    {
        Raw("<");
        Raw(name);
        Raw(">");
    }

    public void Close(string name)
    {
        Raw("</");
        Raw(name);
        Raw(">");
    }

    public void Empty(string name)
    {
        Raw("<");
        Raw(name);
        Raw("/>");
    }

    public void Element(string name, string text)
    {
        Open(name);
        Text(text);
        Close(name);
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
