using System.Text;

namespace Writ.Wire.Shapes;

/// <summary>
/// Rewrites a pattern in Java's dialect for .NET, where it differs: <c>\w</c>, <c>\d</c> and <c>\s</c> are ASCII, a dot
/// leaves out every line terminator, and a class may range over characters beyond the basic plane.
/// </summary>
internal static class JavaPattern
{
    /// <summary>Java's range of all characters beyond the basic plane, which .NET sees as pairs of surrogates.</summary>
    private const string Supplementary = @"\uD800\uDC00-\uDBFF\uDFFF";

    public static string ToDotNet(string pattern)
    {
        var dotIsAll = pattern.StartsWith("(?s)", StringComparison.Ordinal);
        var text = pattern.Replace(Supplementary, @"\uD800-\uDFFF", StringComparison.OrdinalIgnoreCase);
        var result = new StringBuilder(text.Length + 32);
        var inClass = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length)
            {
                result.Append(Escape(text[++at], inClass));
                continue;
            }

            inClass = c switch { '[' => true, ']' => false, _ => inClass };
            result.Append(c == '.' && !inClass && !dotIsAll ? @"[^\n\r\u0085\u2028\u2029]" : c);
        }

        return result.ToString();
    }

    private static string Escape(char escape, bool inClass) => (Set(escape), inClass) switch
    {
        (null, _) => $"\\{escape}",
        ({ } set, true) => set,
        ({ } set, false) => $"[{set}]",
    };

    // A class cannot hold a negated set, so the negations are spelled out too.
    private static string? Set(char escape) => escape switch
    {
        'w' => "A-Za-z0-9_",
        'W' => @"\x00-/:-@\[-\^\x60{-\uFFFF",
        'd' => "0-9",
        'D' => @"\x00-/:-\uFFFF",
        's' => @" \t\n\v\f\r",
        'S' => @"\x00-\x08\x0E-\x1F!-\uFFFF",
        _ => null,
    };
}
