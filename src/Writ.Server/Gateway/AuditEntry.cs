using System.Text.Json;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Wire;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>
/// Makes a call's CloudTrail record: fields, order and omissions as CloudTrail writes them. Of a call whose signature did
/// not hold, nothing that it claims is believed: the caller is Unknown and its parameters are left out.
/// </summary>
internal static class AuditEntry
{
    public const string EventVersion = "1.09";
    private const int MaxText = 1_024;
    private const int MaxElements = 100 * 1_024;

    [ThreadStatic]
    private static JsonScratch? record;

    [ThreadStatic]
    private static JsonScratch? element;

    public static AuditRecord Of(Exchange exchange, OperationDescriptor operation, AccountId defaultAccount)
    {
        var service = exchange.Service ?? throw new InvalidOperationException("A routed request has a service.");
        var principal = exchange.Principal;
        var account = principal?.Account
            ?? (exchange.ClaimedAccessKeyId is { } claimed && IdSource.TryGetAccount(claimed, out var owner) && owner == defaultAccount ? owner : defaultAccount);
        var own = new Delivery(account, exchange.Ids.EventId(exchange.Now), null);
        if (exchange is not { Error: null, Call.SharedWith: { } other })
        {
            return Record(exchange, operation, service, own);
        }

        own = own with { SharedEventId = exchange.Ids.Uuid() };
        var theirs = new Delivery(other, exchange.Ids.EventId(exchange.Now), own.SharedEventId) { IsOfOther = true };
        return Record(exchange, operation, service, own) with { Twin = Record(exchange, operation, service, theirs) };
    }

    private static AuditRecord Record(Exchange exchange, OperationDescriptor operation, ServiceDescriptor service, Delivery delivery)
    {
        var principal = delivery.IsOfOther ? null : exchange.Principal; // by whom the log can be searched
        var resources = exchange.IsAccessDenied || exchange.Principal is null
            ? []
            : ResourceNames.In(exchange.Request, operation.ShowsResponse && exchange.Error is null ? exchange.Response : null);
        return new AuditRecord
        {
            Account = delivery.Account,
            EventId = delivery.EventId,
            Time = exchange.Now,
            EventName = operation.Name,
            EventSource = service.EventSource,
            ReadOnly = operation.IsReadOnly,
            AccessKeyId = principal is { AccessKeyId.Length: > 0 } ? principal.AccessKeyId : null,
            Username = principal?.Caller.Kind switch
            {
                null => null,
                CallerKind.Root or CallerKind.AssumedRootSession => "root",
                CallerKind.RoleSession => principal.Caller.SessionName,
                _ => principal.Caller.Name,
            },
            RoleId = principal?.Caller.Kind == CallerKind.RoleSession ? principal.Caller.UniqueId : null,
            UserId = principal?.Caller.Kind == CallerKind.User ? principal.Caller.UniqueId : null,
            Region = exchange.Region,
            Resources = resources,
            Document = Document(exchange, operation, service, delivery),
        };
    }

    private static ReadOnlyMemory<byte> Document(Exchange exchange, OperationDescriptor operation, ServiceDescriptor service, Delivery delivery)
    {
        var scratch = record ??= new JsonScratch();
        scratch.Clear();
        var json = scratch.Writer;
        json.WriteStartObject();
        WriteCall(json, exchange, operation, service, delivery);
        var isKnown = exchange.Principal is not null && !exchange.IsAccessDenied;
        WriteElements(json, "requestParameters", isKnown ? exchange.Unsigned?.Recorded ?? exchange.Request : null, exchange.Call?.IncomingTransitiveTags);
        WriteElements(json, "responseElements", exchange.Error is null && operation.ShowsResponse ? exchange.Call?.Recorded ?? exchange.Response : null, null);
        json.WriteString("requestID", exchange.RequestId);
        json.WriteString("eventID", delivery.EventId);
        json.WriteBoolean("readOnly", operation.IsReadOnly);
        if (operation.RecordsResources && isKnown)
        {
            WriteResources(json, ResourceNames.In(exchange.Request, null));
        }

        json.WriteString("eventType", "AwsApiCall");
        json.WriteBoolean("managementEvent", true);
        json.WriteString("recipientAccountId", delivery.Account.ToString());
        if (delivery.SharedEventId is not null)
        {
            json.WriteString("sharedEventID", delivery.SharedEventId);
        }

        json.WriteString("eventCategory", "Management");
        WriteTls(json, exchange);
        json.WriteEndObject();
        var document = scratch.Written.ToArray();
        record = scratch.IsWorthKeeping ? scratch : null;
        return document;
    }

    /// <summary>Who called what, from where, and what went wrong.</summary>
    private static void WriteCall(Utf8JsonWriter json, Exchange exchange, OperationDescriptor operation, ServiceDescriptor service, Delivery delivery)
    {
        json.WriteString("eventVersion", EventVersion);
        UserIdentity.Write(json, exchange, delivery.Account, delivery.IsOfOther);
        json.WriteString("eventTime", WireTime.Iso(exchange.Now));
        json.WriteString("eventSource", service.EventSource);
        json.WriteString("eventName", operation.Name);
        json.WriteString("awsRegion", exchange.Region);
        json.WriteString("sourceIPAddress", exchange.SourceIp);
        json.WriteString("userAgent", Short(exchange.UserAgent));
        if (exchange.Error is { } error)
        {
            json.WriteString("errorCode", service.AuditCodes.GetValueOrDefault(error.Code, error.Code));
            if (!QuotesClaim(exchange, error))
            {
                json.WriteString("errorMessage", Short(error.Message));
            }
        }
    }

    /// <summary>
    /// Whether the sentence quotes a claim that could not be read. That is often a secret in the key id's place ("must have
    /// exactly 5 slash-delimited elements, got …"): the client may be told what it sent, the log not.
    /// </summary>
    private static bool QuotesClaim(Exchange exchange, AwsError error) =>
        exchange is { Principal: null, ClaimedAccessKeyId: null, IsTokenJudged: false } && error.Message.Contains('\'', StringComparison.Ordinal);

    /// <summary>A shape without members, or without any that are set, is null in the record.</summary>
    private static void WriteElements(Utf8JsonWriter json, string name, IShape? shape, TagSet? incoming)
    {
        if (shape is null || shape.Schema.Members.Count == 0)
        {
            json.WriteNull(name);
            return;
        }

        var scratch = element ??= new JsonScratch();
        scratch.Clear();
        scratch.Writer.WriteStartObject();
        WriteIncoming(scratch.Writer, incoming);
        shape.Write(new AuditShapeWriter(scratch.Writer));
        scratch.Writer.WriteEndObject();
        var written = scratch.Written;
        json.WritePropertyName(name);
        if (written.Length <= 2)
        {
            json.WriteNullValue();
        }
        else if (written.Length > MaxElements)
        {
            json.WriteStartObject();
            json.WriteBoolean("omitted", true);
            json.WriteNumber("originalSize", written.Length);
            json.WriteString("reason", "the element is larger than 100 KB");
            json.WriteEndObject();
        }
        else
        {
            json.WriteRawValue(written, skipInputValidation: true);
        }

        element = scratch.IsWorthKeeping ? scratch : null;
    }

    private static void WriteIncoming(Utf8JsonWriter json, TagSet? incoming)
    {
        if (incoming is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject("incomingTransitiveTags");
        foreach (var tag in incoming)
        {
            json.WriteString(tag.Key, tag.Value);
        }

        json.WriteEndObject();
    }

    /// <summary>The resources that the request names; what the response names is only found by.</summary>
    private static void WriteResources(Utf8JsonWriter json, IReadOnlyList<AuditResource> resources)
    {
        if (resources.Count == 0)
        {
            return;
        }

        json.WriteStartArray("resources");
        foreach (var resource in resources)
        {
            json.WriteStartObject();
            if (Arn.TryParse(resource.Name, out var arn))
            {
                json.WriteString("accountId", arn.Account);
            }

            json.WriteString("type", resource.Type);
            json.WriteString("ARN", resource.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTls(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("tlsDetails");
        json.WriteString("clientProvidedHostHeader", Short(exchange.Http.Request.Host.Value ?? ""));
        json.WriteEndObject();
    }

    // Never half a surrogate pair, which is no text.
    private static string Short(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    /// <summary>To whose log a record goes.</summary>
    private readonly record struct Delivery(AccountId Account, string EventId, string? SharedEventId)
    {
        /// <summary>Not the caller's account, but the one whose resource it is.</summary>
        public bool IsOfOther { get; init; }
    }
}
