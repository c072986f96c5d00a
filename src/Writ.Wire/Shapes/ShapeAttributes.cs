namespace Writ.Wire.Shapes;

/// <summary>A request, response or structure of AWS's wire; the generator writes its schema, reader and writer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShapeAttribute : Attribute;

/// <summary>The member's name on the wire where it is not the property's.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Where the REST protocols carry the member, and what it is called there if not as the member.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocationAttribute(MemberLocation location, string? name = null) : Attribute
{
    public MemberLocation Location { get; } = location;

    public string? Name { get; } = name;
}

/// <summary>How the point in time is written, where it is not as the protocol does it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeFormAttribute(TimeForm form) : Attribute
{
    public TimeForm Form { get; } = form;
}

/// <summary>The number of characters of a string, or of entries of a list; both bounds belong to the range.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(int min, int max = int.MaxValue) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;
}

/// <summary>The range of a number; both bounds belong to it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(long min, long max = long.MaxValue) : Attribute
{
    public long Min { get; } = min;

    public long Max { get; } = max;
}

/// <summary>The regular expression that a string, or each string of a list, matches as a whole: AWS's own text, which the error message quotes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}

/// <summary>The values a string may have, in the model's order, which the error message quotes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The length of each string of a list; both bounds belong to the range.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachLengthAttribute(int min, int max = int.MaxValue) : Attribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;
}

/// <summary>A secret: left out of the audit record, and of validation messages.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>The member's value is this condition key of the request's authorization context.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConditionKeyAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

/// <summary>The member names a resource of this CloudFormation type; the audit log finds the call by it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesAttribute(string resourceType) : Attribute
{
    public string ResourceType { get; } = resourceType;
}
