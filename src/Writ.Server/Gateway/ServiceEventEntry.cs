using System.Text.Json;
using Writ.Kernel.Audit;
using Writ.Services.Operations;
using Writ.Wire;
using Writ.Wire.Json;

namespace Writ.Server.Gateway;

/// <summary>
/// Makes the CloudTrail record of what a service did by itself: nobody called, so that the service stands for the caller, its address and its
/// client (AWS: CloudTrail User Guide, non-API events captured by CloudTrail).
/// </summary>
internal static class ServiceEventEntry
{
    public static AuditRecord Of(Exchange exchange, ServiceEvent occurrence)
    {
        var service = exchange.Service ?? throw new InvalidOperationException("A routed request has a service.");
        var eventId = exchange.Ids.EventId(exchange.Now);
        return new AuditRecord
        {
            Account = occurrence.Account,
            EventId = eventId,
            Time = exchange.Now,
            EventName = occurrence.Name,
            EventSource = service.EventSource,
            ReadOnly = false,
            Region = exchange.Region,
            Document = Document(exchange, occurrence, service.EventSource, eventId),
        };
    }

    private static byte[] Document(Exchange exchange, ServiceEvent occurrence, string source, string eventId)
    {
        var scratch = new JsonScratch();
        var json = scratch.Writer;
        json.WriteStartObject();
        json.WriteString("eventVersion", AuditEntry.EventVersion);
        json.WriteStartObject("userIdentity");
        json.WriteString("accountId", occurrence.Account.ToString());
        json.WriteString("invokedBy", source);
        json.WriteEndObject();
        json.WriteString("eventTime", WireTime.Iso(exchange.Now));
        json.WriteString("eventSource", source);
        json.WriteString("eventName", occurrence.Name);
        json.WriteString("awsRegion", exchange.Region);
        json.WriteString("sourceIPAddress", source);
        json.WriteString("userAgent", source);
        json.WriteNull("requestParameters");
        json.WriteNull("responseElements");
        json.WriteString("eventID", eventId);
        json.WriteBoolean("readOnly", false);
        json.WriteString("eventType", "AwsServiceEvent");
        json.WriteBoolean("managementEvent", true);
        json.WriteString("recipientAccountId", occurrence.Account.ToString());
        WriteDetails(json, occurrence);
        json.WriteString("eventCategory", "Management");
        json.WriteEndObject();
        return scratch.Written.ToArray();
    }

    private static void WriteDetails(Utf8JsonWriter json, ServiceEvent occurrence)
    {
        json.WritePropertyName("serviceEventDetails");
        if (occurrence.Element is not { } element)
        {
            new AuditShapeWriter(json).Object(occurrence.Details);
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName(element);
        new AuditShapeWriter(json).Object(occurrence.Details);
        json.WriteEndObject();
    }
}
