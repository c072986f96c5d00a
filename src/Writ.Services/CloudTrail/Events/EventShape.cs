using System.Text;
using Writ.Kernel.Audit;
using Writ.Wire.Shapes;

namespace Writ.Services.CloudTrail.Events;

/// <summary>An event on the wire: what it can be looked up by, and the record itself as text.</summary>
[Shape]
public sealed partial class EventShape
{
    public string? EventId { get; init; }

    public string? EventName { get; init; }

    public string? ReadOnly { get; init; }

    public string? AccessKeyId { get; init; }

    public DateTimeOffset? EventTime { get; init; }

    public string? EventSource { get; init; }

    public string? Username { get; init; }

    public IReadOnlyList<ResourceShape>? Resources { get; init; }

    public string? CloudTrailEvent { get; init; }

    public static EventShape Of(AuditRecord record) => new()
    {
        EventId = record.EventId,
        EventName = record.EventName,
        ReadOnly = record.ReadOnly ? "true" : "false",
        AccessKeyId = record.AccessKeyId,
        EventTime = record.Time,
        EventSource = record.EventSource,
        Username = record.Username,
        Resources = [.. record.Resources.Select(resource => new ResourceShape { ResourceType = resource.Type, ResourceName = resource.Name })],
        CloudTrailEvent = Encoding.UTF8.GetString(record.Document.Span),
    };
}

/// <summary>A resource that an event names.</summary>
[Shape]
public sealed partial class ResourceShape
{
    public string? ResourceType { get; init; }

    public string? ResourceName { get; init; }
}
