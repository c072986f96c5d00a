namespace Writ.Policy.Conditions;

/// <summary>How an operator reads values.</summary>
internal enum ConditionFamily
{
    Unknown = 0,
    Text,
    TextIgnoreCase,
    TextLike,
    Numeric,
    Date,
    Bool,
    Binary,
    IpAddress,
    Arn,
    Null,
}

/// <summary>The relation of the request's value to the policy's.</summary>
internal enum ConditionRelation
{
    Equals = 0,
    LessThan,
    LessThanEquals,
    GreaterThan,
    GreaterThanEquals,
}

/// <summary>The set prefix.</summary>
internal enum ConditionQuantifier
{
    None = 0,
    ForAllValues,
    ForAnyValue,
}

/// <summary>The outcome of holding one value of the request against all values of the policy.</summary>
internal enum Comparison
{
    NoMatch = 0,
    Match,

    /// <summary>The request's value is no address at all; neither IpAddress nor NotIpAddress should hold.</summary>
    Unreadable,
}
