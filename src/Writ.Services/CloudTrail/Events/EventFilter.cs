using Writ.Kernel.Audit;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.CloudTrail.Events;

/// <summary>What to look for, on the wire. Keys and lengths are checked by <see cref="EventFilter"/>, which has its own error for them.</summary>
[Shape]
public sealed partial class LookupAttributeShape
{
    public required string AttributeKey { get; init; }

    public required string AttributeValue { get; init; }
}

/// <summary>The one attribute by which a lookup filters, or none.</summary>
internal readonly record struct EventFilter(AuditAttribute Attribute, string? Value)
{
    private const int MaxValueLength = 2_000;

    private static readonly AuditAttribute[] OfInsights = [AuditAttribute.None, AuditAttribute.EventId, AuditAttribute.EventName, AuditAttribute.EventSource];

    /// <summary>Insight events can be looked up by fewer attributes.</summary>
    public bool SuitsInsights => OfInsights.Contains(Attribute);

    public static Result<EventFilter> Read(IReadOnlyList<LookupAttributeShape>? attributes)
    {
        if (attributes is null or { Count: 0 })
        {
            return new EventFilter(AuditAttribute.None, null);
        }

        if (attributes.Count > 1)
        {
            return CloudTrailErrors.InvalidLookupAttributes("At most one lookup attribute can be given.");
        }

        var (key, value) = (attributes[0].AttributeKey, attributes[0].AttributeValue);
        if (AttributeOf(key) is not { } attribute)
        {
            return CloudTrailErrors.InvalidLookupAttributes($"The lookup attribute key {key} is not valid.");
        }

        if (value.Length == 0 || Weight(value) > MaxValueLength)
        {
            return CloudTrailErrors.InvalidLookupAttributes($"A lookup attribute value has 1 to {MaxValueLength} characters.");
        }

        return attribute == AuditAttribute.ReadOnly && value is not ("true" or "false")
            ? CloudTrailErrors.InvalidLookupAttributes("The value of the lookup attribute ReadOnly is true or false.")
            : new EventFilter(attribute, value);
    }

    private static AuditAttribute? AttributeOf(string key) => key switch
    {
        "EventId" => AuditAttribute.EventId,
        "EventName" => AuditAttribute.EventName,
        "ReadOnly" => AuditAttribute.ReadOnly,
        "Username" => AuditAttribute.Username,
        "ResourceType" => AuditAttribute.ResourceType,
        "ResourceName" => AuditAttribute.ResourceName,
        "EventSource" => AuditAttribute.EventSource,
        "AccessKeyId" => AuditAttribute.AccessKeyId,
        _ => null,
    };

    // AWS: CloudTrail API Reference, LookupAttribute: these count as two.
    private static int Weight(string value) => value.Length + value.Count(c => c is '_' or ' ' or ',' or '\n');
}
