using System.Globalization;
using System.Net;

namespace Writ.Policy.Tests.Reference;

/// <summary>Condition operators read straight off the specification's tables.</summary>
internal static class NaiveCondition
{
    public static bool Holds(string op, string key, string[] expected, bool variables, Dictionary<string, string[]> context)
    {
        bool forAll = Strip(ref op, "ForAllValues:", start: true);
        bool forAny = !forAll && Strip(ref op, "ForAnyValue:", start: true);
        bool ifExists = Strip(ref op, "IfExists", start: false);
        op = op.ToLowerInvariant();
        string[] actual = context.GetValueOrDefault(key) ?? [];
        if (op == "null")
        {
            return !ifExists && expected.Any(e => string.Equals(e, actual.Length == 0 ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        bool negated = op.Contains("not", StringComparison.Ordinal);
        if (actual.Length == 0)
        {
            return ifExists || forAll || (negated && !forAny);
        }

        bool Single(string value) => op == "notipaddress" && !IPAddress.TryParse(value, out _) ? false : expected.Any(e => Positive(op, e, value, variables, context)) != negated;
        return forAll ? actual.All(Single) : forAny ? actual.Any(Single) : actual.Length == 1 ? Single(actual[0]) : negated;
    }

    private static bool Positive(string op, string expected, string actual, bool variables, Dictionary<string, string[]> context) => op switch
    {
        "stringequals" or "stringnotequals" => NaiveText.Matches(NaiveText.Expand(expected, false, variables, context), actual),
        "stringequalsignorecase" or "stringnotequalsignorecase" => NaiveText.Matches(NaiveText.Expand(expected, false, variables, context), actual, ignoreCase: true),
        "stringlike" or "stringnotlike" => NaiveText.Matches(NaiveText.Expand(expected, true, variables, context), actual),
        "arnequals" or "arnlike" or "arnnotequals" or "arnnotlike" => NaiveText.ArnMatches(NaiveText.Expand(expected, true, variables, context), actual),
        "bool" => actual.ToLowerInvariant() is "true" or "false" && NaiveText.Matches(NaiveText.Expand(expected, false, variables, context), actual, ignoreCase: true),
        "binaryequals" => expected == actual,
        "ipaddress" or "notipaddress" => InBlock(expected, actual),
        _ when op.StartsWith("numeric", StringComparison.Ordinal) =>
            double.TryParse(expected, CultureInfo.InvariantCulture, out double e) && double.TryParse(actual, CultureInfo.InvariantCulture, out double a)
            && Relation(op["numeric".Length..], a.CompareTo(e)),
        _ when op.StartsWith("date", StringComparison.Ordinal) =>
            Date(expected) is { } e && Date(actual) is { } a && Relation(op["date".Length..], a.CompareTo(e)),
        _ => false,
    };

    private static bool Relation(string relation, int order) => relation switch
    {
        "equals" or "notequals" => order == 0,
        "lessthan" => order < 0,
        "lessthanequals" => order <= 0,
        "greaterthan" => order > 0,
        "greaterthanequals" => order >= 0,
        _ => false,
    };

    private static DateTimeOffset? Date(string text)
    {
        string[] formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:sszzz"];
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return date;
        }

        return long.TryParse(text, CultureInfo.InvariantCulture, out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private static bool InBlock(string block, string address)
    {
        string[] parts = block.Split('/');
        if (!IPAddress.TryParse(parts[0], out IPAddress? network) || !IPAddress.TryParse(address, out IPAddress? ip))
        {
            return false;
        }

        byte[] a = network.GetAddressBytes();
        byte[] b = ip.GetAddressBytes();
        int bits = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : a.Length * 8;
        return a.Length == b.Length && Enumerable.Range(0, bits).All(i => ((a[i / 8] ^ b[i / 8]) & (0x80 >> (i % 8))) == 0);
    }

    private static bool Strip(ref string op, string part, bool start)
    {
        bool there = start ? op.StartsWith(part, StringComparison.OrdinalIgnoreCase) : op.EndsWith(part, StringComparison.OrdinalIgnoreCase);
        op = !there ? op : start ? op[part.Length..] : op[..^part.Length];
        return there;
    }
}
