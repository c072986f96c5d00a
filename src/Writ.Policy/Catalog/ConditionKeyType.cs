namespace Writ.Policy.Catalog;

/// <summary>What the values of a condition key are.</summary>
public enum ConditionKeyType
{
    /// <summary>Text.</summary>
    String = 0,

    /// <summary>An Amazon Resource Name.</summary>
    Arn,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A date and time.</summary>
    Date,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>A number.</summary>
    Numeric,
}
