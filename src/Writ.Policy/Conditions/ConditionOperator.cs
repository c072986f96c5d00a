using System.Collections.Frozen;

namespace Writ.Policy.Conditions;

/// <summary>An operator's name taken apart: set prefix, base operator, IfExists. Names compare ignoring case, as AWS saves them in any case.</summary>
internal sealed record ConditionOperator(
    ConditionFamily Family, ConditionRelation Relation, bool Negated, ConditionQuantifier Quantifier = ConditionQuantifier.None, bool IfExists = false)
{
    private const string ForAllValues = "ForAllValues:";
    private const string ForAnyValue = "ForAnyValue:";
    private const string IfExistsSuffix = "IfExists";

    private static readonly FrozenDictionary<string, ConditionOperator> s_operators = new Dictionary<string, ConditionOperator>(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = new(ConditionFamily.Text, ConditionRelation.Equals, Negated: false),
        ["StringNotEquals"] = new(ConditionFamily.Text, ConditionRelation.Equals, Negated: true),
        ["StringEqualsIgnoreCase"] = new(ConditionFamily.TextIgnoreCase, ConditionRelation.Equals, Negated: false),
        ["StringNotEqualsIgnoreCase"] = new(ConditionFamily.TextIgnoreCase, ConditionRelation.Equals, Negated: true),
        ["StringLike"] = new(ConditionFamily.TextLike, ConditionRelation.Equals, Negated: false),
        ["StringNotLike"] = new(ConditionFamily.TextLike, ConditionRelation.Equals, Negated: true),
        ["NumericEquals"] = new(ConditionFamily.Numeric, ConditionRelation.Equals, Negated: false),
        ["NumericNotEquals"] = new(ConditionFamily.Numeric, ConditionRelation.Equals, Negated: true),
        ["NumericLessThan"] = new(ConditionFamily.Numeric, ConditionRelation.LessThan, Negated: false),
        ["NumericLessThanEquals"] = new(ConditionFamily.Numeric, ConditionRelation.LessThanEquals, Negated: false),
        ["NumericGreaterThan"] = new(ConditionFamily.Numeric, ConditionRelation.GreaterThan, Negated: false),
        ["NumericGreaterThanEquals"] = new(ConditionFamily.Numeric, ConditionRelation.GreaterThanEquals, Negated: false),
        ["DateEquals"] = new(ConditionFamily.Date, ConditionRelation.Equals, Negated: false),
        ["DateNotEquals"] = new(ConditionFamily.Date, ConditionRelation.Equals, Negated: true),
        ["DateLessThan"] = new(ConditionFamily.Date, ConditionRelation.LessThan, Negated: false),
        ["DateLessThanEquals"] = new(ConditionFamily.Date, ConditionRelation.LessThanEquals, Negated: false),
        ["DateGreaterThan"] = new(ConditionFamily.Date, ConditionRelation.GreaterThan, Negated: false),
        ["DateGreaterThanEquals"] = new(ConditionFamily.Date, ConditionRelation.GreaterThanEquals, Negated: false),
        ["Bool"] = new(ConditionFamily.Bool, ConditionRelation.Equals, Negated: false),
        ["BinaryEquals"] = new(ConditionFamily.Binary, ConditionRelation.Equals, Negated: false),
        ["IpAddress"] = new(ConditionFamily.IpAddress, ConditionRelation.Equals, Negated: false),
        ["NotIpAddress"] = new(ConditionFamily.IpAddress, ConditionRelation.Equals, Negated: true),
        ["ArnEquals"] = new(ConditionFamily.Arn, ConditionRelation.Equals, Negated: false),
        ["ArnLike"] = new(ConditionFamily.Arn, ConditionRelation.Equals, Negated: false),
        ["ArnNotEquals"] = new(ConditionFamily.Arn, ConditionRelation.Equals, Negated: true),
        ["ArnNotLike"] = new(ConditionFamily.Arn, ConditionRelation.Equals, Negated: true),
        ["Null"] = new(ConditionFamily.Null, ConditionRelation.Equals, Negated: false),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>An operator AWS does not know: rejected on save, never met at run time.</summary>
    public static ConditionOperator Unknown { get; } = new(ConditionFamily.Unknown, ConditionRelation.Equals, Negated: false);

    /// <summary>The operator's answer when the request does not have the key (AWS: IAM User Guide, condition operators).</summary>
    public bool HoldsWhenAbsent => IfExists || Quantifier == ConditionQuantifier.ForAllValues || (Negated && Quantifier == ConditionQuantifier.None);

    public static ConditionOperator Parse(string name)
    {
        ReadOnlySpan<char> rest = name;
        ConditionQuantifier quantifier = ConditionQuantifier.None;
        if (rest.StartsWith(ForAllValues, StringComparison.OrdinalIgnoreCase))
        {
            quantifier = ConditionQuantifier.ForAllValues;
            rest = rest[ForAllValues.Length..];
        }
        else if (rest.StartsWith(ForAnyValue, StringComparison.OrdinalIgnoreCase))
        {
            quantifier = ConditionQuantifier.ForAnyValue;
            rest = rest[ForAnyValue.Length..];
        }

        bool ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            rest = rest[..^IfExistsSuffix.Length];
        }

        return !s_operators.TryGetValue(rest.ToString(), out ConditionOperator? known) || (known.Family == ConditionFamily.Null && ifExists)
            ? Unknown
            : known with { Quantifier = quantifier, IfExists = ifExists };
    }
}
