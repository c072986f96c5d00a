using Writ.Policy.Conditions;

namespace Writ.Policy;

/// <summary>The types a value of a condition key may be said to have, read exactly as the operators of that type read them.</summary>
public enum ContextValueType
{
    /// <summary>Any text.</summary>
    Text = 0,

    /// <summary>A decimal number.</summary>
    Numeric,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>Base64.</summary>
    Binary,

    /// <summary>A date as AWS writes them, or seconds since 1970.</summary>
    Date,
}

/// <summary>Checks values against their type.</summary>
public static class ContextValueTypes
{
    /// <summary>Whether an operator of the type can read the value.</summary>
    public static bool CanRead(this ContextValueType type, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return type switch
        {
            ContextValueType.Text => true,
            ContextValueType.Numeric => NumericValues.Read(value) is not null,
            ContextValueType.Boolean => BoolValues.IsBool(value),
            ContextValueType.IpAddress => IpText.TryRead(value, out _, out _),
            ContextValueType.Binary => Convert.TryFromBase64String(value, new byte[value.Length], out _),
            ContextValueType.Date => DateText.TryRead(value, out _),
            _ => false,
        };
    }
}
