namespace Writ.Policy.Conditions;

/// <summary>The values a policy lists for one key under one operator, compiled for the operator's family.</summary>
internal abstract class PolicyValues
{
    /// <summary>Does any listed value stand in the operator's positive relation to this value of the request?</summary>
    public abstract Comparison Compare(string requestValue, RequestContext context);

    /// <summary>False when a listed value cannot be read as what the family needs; it then matches nothing, and saving it is an error.</summary>
    public virtual bool AllReadable => true;

    public static PolicyValues Compile(ConditionOperator op, IReadOnlyList<string> values, bool variables) => op.Family switch
    {
        ConditionFamily.Text => new TextValues(values, wildcards: false, variables, StringComparison.Ordinal),
        ConditionFamily.TextIgnoreCase => new TextValues(values, wildcards: false, variables, StringComparison.OrdinalIgnoreCase),
        ConditionFamily.TextLike => new TextValues(values, wildcards: true, variables, StringComparison.Ordinal),
        ConditionFamily.Numeric => new NumericValues(values, op.Relation),
        ConditionFamily.Date => new DateValues(values, op.Relation),
        ConditionFamily.Bool => new BoolValues(values, variables),
        ConditionFamily.Binary => new BinaryValues(values),
        ConditionFamily.IpAddress => new IpAddressValues(values),
        ConditionFamily.Arn => new ArnValues(values, variables),
        _ => NoValues.Instance,
    };

    protected static Comparison Result(bool matches) => matches ? Comparison.Match : Comparison.NoMatch;

    protected static bool Holds(ConditionRelation relation, int order) => relation switch
    {
        ConditionRelation.Equals => order == 0,
        ConditionRelation.LessThan => order < 0,
        ConditionRelation.LessThanEquals => order <= 0,
        ConditionRelation.GreaterThan => order > 0,
        ConditionRelation.GreaterThanEquals => order >= 0,
        _ => false,
    };

    private sealed class NoValues : PolicyValues
    {
        public static readonly NoValues Instance = new();

        public override Comparison Compare(string requestValue, RequestContext context) => Comparison.NoMatch;
    }
}
