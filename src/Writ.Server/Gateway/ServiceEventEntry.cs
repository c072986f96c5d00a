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
        var json = new JsonText();
        json.StartObject();
        json.String("eventVersion"u8, AuditEntry.EventVersion);
        json.StartObject("userIdentity"u8);
        json.String("accountId"u8, occurrence.Account.ToString());
        json.String("invokedBy"u8, source);
        json.EndObject();
        json.String("eventTime"u8, WireTime.Iso(exchange.Now));
        json.String("eventSource"u8, source);
        json.String("eventName"u8, occurrence.Name);
        json.String("awsRegion"u8, exchange.Region);
        json.String("sourceIPAddress"u8, source);
        json.String("userAgent"u8, source);
        json.Null("requestParameters"u8);
        json.Null("responseElements"u8);
        json.String("eventID"u8, eventId);
        json.Boolean("readOnly"u8, false);
        json.String("eventType"u8, "AwsServiceEvent");
        json.Boolean("managementEvent"u8, true);
        json.String("recipientAccountId"u8, occurrence.Account.ToString());
        WriteDetails(json, occurrence);
        json.String("eventCategory"u8, "Management");
        json.EndObject();
        return json.Written.ToArray();
    }

    private static void WriteDetails(JsonText json, ServiceEvent occurrence)
    {
        json.Name("serviceEventDetails"u8);
        if (occurrence.Element is not { } element)
        {
            new AuditShapeWriter(json).Object(occurrence.Details);
            return;
        }

        json.StartObject();
        json.Name(element);
        new AuditShapeWriter(json).Object(occurrence.Details);
        json.EndObject();
    }
}
