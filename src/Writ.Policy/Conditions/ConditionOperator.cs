namespace Writ.Policy.Conditions;

/// <summary>An operator's name taken apart: set prefix, base operator, IfExists. Names compare ignoring case, as AWS saves them in any case.</summary>
internal sealed record ConditionOperator(
    ConditionFamily Family, ConditionRelation Relation, bool Negated, ConditionQuantifier Quantifier = ConditionQuantifier.None, bool IfExists = false)
{
    private static readonly (string, ConditionQuantifier)[] s_quantifiers =
        [("", ConditionQuantifier.None), ("ForAllValues:", ConditionQuantifier.ForAllValues), ("ForAnyValue:", ConditionQuantifier.ForAnyValue)];

    private static readonly Dictionary<string, ConditionOperator> s_operators = new(StringComparer.Ordinal)
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
    };

    private static readonly Dictionary<string, ConditionOperator> s_named = Named();

    /// <summary>An operator AWS does not know: rejected on save, never met at run time.</summary>
    public static ConditionOperator Unknown { get; } = new(ConditionFamily.Unknown, ConditionRelation.Equals, Negated: false);

    /// <summary>The operator's answer when the request does not have the key (AWS: IAM User Guide, condition operators).</summary>
    public bool HoldsWhenAbsent => IfExists || Quantifier == ConditionQuantifier.ForAllValues || (Negated && Quantifier == ConditionQuantifier.None);

    public static ConditionOperator Parse(string name) => s_named.GetValueOrDefault(name, Unknown);

    /// <summary>Every operator with every set prefix, with and without IfExists; Null has no IfExists.</summary>
    private static Dictionary<string, ConditionOperator> Named()
    {
        Dictionary<string, ConditionOperator> named = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ConditionOperator op) in s_operators)
        {
            foreach ((string prefix, ConditionQuantifier quantifier) in s_quantifiers)
            {
                named.Add(prefix + name, op with { Quantifier = quantifier });
                if (op.Family != ConditionFamily.Null)
                {
                    named.Add(prefix + name + "IfExists", op with { Quantifier = quantifier, IfExists = true });
                }
            }
        }

        return named;
    }
}
