using System.Buffers;
using System.Globalization;
using System.Text;
using Writ.Wire.Shapes;

namespace Writ.Wire.RestJson;

/// <summary>How values are written in paths, query strings and headers.</summary>
internal static class HttpText
{
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool TryInteger(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryLong(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryDouble(string text, out double value)
    {
        value = text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0 || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));
    }

    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "true";
        return text is "true" or "false";
    }

    /// <summary>In whichever form; which one is due only matters to who writes.</summary>
    public static bool TryTime(string text, out DateTimeOffset time) => WireTime.TryParseHttp(text, out time) || WireTime.TryParse(text, out time);

    /// <summary>A date in a header is HTTP's unless its member says otherwise.</summary>
    public static string Time(MemberSchema member, DateTimeOffset time) => member.TimeForm switch
    {
        TimeForm.Seconds => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture),
        TimeForm.Iso => WireTime.Iso(time),
        _ => WireTime.Http(time),
    };

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The entries of a header's list: separated by commas, in double quotes where they contain one; null when a quote is not closed.</summary>
    public static List<string>? Split(string text)
    {
        var result = new List<string>();
        var entry = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || (text[at] == ',' && !quoted))
            {
                result.Add(wasQuoted ? entry.ToString() : entry.ToString().Trim(' '));
                entry.Clear();
                wasQuoted = false;
            }
            else if (text[at] == '"')
            {
                entry.Length = quoted || wasQuoted ? entry.Length : 0; // the space before it
                quoted = !quoted;
                wasQuoted = true;
            }
            else if (quoted && text[at] == '\\' && at + 1 < text.Length)
            {
                entry.Append(text[++at]);
            }
            else if (quoted || !wasQuoted || text[at] != ' ')
            {
                entry.Append(text[at]);
            }
        }

        return quoted ? null : result;
    }

    public static string Join(IEnumerable<string> entries) => string.Join(", ", entries.Select(entry =>
        entry.AsSpan().ContainsAny(',', '"') ? $"\"{entry.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : entry));

    /// <summary>Whether it can be the name of a header: a token (RFC 9110, 5.6.2).</summary>
    public static bool IsHeaderName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);

    /// <summary>Whether a header can carry the text: what a line of HTTP cannot hold is left out of the answer, lest it begin another header.</summary>
    public static bool IsHeaderValue(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
