using System.Globalization;
using Writ.Policy.Conditions;
using Writ.Policy.Matching;

namespace Writ.Policy.Explaining;

/// <summary>
/// Contents of a key that are worth trying when a condition should be met, or should not: the values it lists and their neighbours, something else, nothing.
/// </summary>
internal static class Witnesses
{
    private const int MostValues = 6;
    private const int LongestText = 2_000;
    private const decimal Largest = 1_000_000_000_000_000;

    private static readonly string[] s_addresses = ["192.0.2.1", "198.51.100.1", "10.0.0.1", "2001:db8::1"];

    /// <summary>Null stands for the absent key.</summary>
    public static IEnumerable<string?> For(Condition condition, RequestContext context)
    {
        ConditionFamily family = condition.Operator.Family;
        IEnumerable<string> listed = condition.Values.Take(MostValues).SelectMany(value => Near(family, value, condition.Variables, context));
        IEnumerable<string> others = family switch
        {
            ConditionFamily.Bool => ["true", "false"],
            ConditionFamily.IpAddress => s_addresses,
            ConditionFamily.Arn => ["arn:aws:other:other:000000000000:other"],
            ConditionFamily.Binary => ["AA==", "AQ=="],
            ConditionFamily.Numeric or ConditionFamily.Date => [],
            _ => ["other"],
        };
        return [.. listed.Concat(others).Distinct(StringComparer.Ordinal), null];
    }

    private static IEnumerable<string> Near(ConditionFamily family, string value, bool variables, RequestContext context) => family switch
    {
        ConditionFamily.Text or ConditionFamily.TextIgnoreCase or ConditionFamily.Bool => Filled(value, wildcards: false, variables, context),
        ConditionFamily.TextLike or ConditionFamily.Arn => Filled(value, wildcards: true, variables, context),
        ConditionFamily.Numeric => Numbers(value),
        ConditionFamily.Date => Dates(value),
        ConditionFamily.IpAddress => [value.Split('/')[0]],
        ConditionFamily.Binary => [value],
        _ => [],
    };

    /// <summary>The value with its variables replaced and an x for each wildcard.</summary>
    private static IEnumerable<string> Filled(string value, bool wildcards, bool variables, RequestContext context)
    {
        string filled = "";
        foreach (PatternToken token in PatternTokenReader.Read(value, wildcards, variables))
        {
            if (!token.TryResolve(context, out ReadOnlySpan<char> text) || filled.Length + text.Length > LongestText)
            {
                return [];
            }

            filled += token.Kind is PatternTokenKind.Any or PatternTokenKind.One ? "x" : text.ToString();
        }

        return [filled];
    }

    private static IEnumerable<string> Numbers(string value) =>
        NumericValues.Read(value) is { } number && Math.Abs(number) < Largest
            ? [value, (number - 1).ToString(CultureInfo.InvariantCulture), (number + 1).ToString(CultureInfo.InvariantCulture)]
            : [];

    private static IEnumerable<string> Dates(string value)
    {
        bool read = DateText.TryRead(value, out long ticks) && ticks > TimeSpan.TicksPerDay && ticks < DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay;
        return read ? [value, Date(ticks - TimeSpan.TicksPerSecond), Date(ticks + TimeSpan.TicksPerSecond)] : [];
    }

    private static string Date(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
