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

    // One for each thread: a record is written and copied without waiting in between.
    [ThreadStatic]
    private static JsonText? text;

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
        var isKnown = exchange.Principal is not null && !exchange.IsAccessDenied;
        var response = operation.ShowsResponse && exchange.Error is null ? exchange.Response : null;
        var resources = ResourceNames.In(isKnown ? exchange.Request : null, isKnown ? response : null);
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
            Resources = resources.All,
            Document = Document(exchange, operation, service, delivery, resources),
        };
    }

    private static ReadOnlyMemory<byte> Document(Exchange exchange, OperationDescriptor operation, ServiceDescriptor service, Delivery delivery, NamedResources resources)
    {
        var json = text ??= new JsonText();
        json.Clear();
        json.StartObject();
        WriteCall(json, exchange, operation, service, delivery);
        var isKnown = exchange.Principal is not null && !exchange.IsAccessDenied;
        WriteElements(json, "requestParameters"u8, isKnown ? exchange.Unsigned?.Recorded ?? exchange.Request : null, exchange.Call?.IncomingTransitiveTags);
        WriteElements(json, "responseElements"u8, exchange.Error is null && operation.ShowsResponse ? exchange.Call?.Recorded ?? exchange.Response : null, null);
        json.String("requestID"u8, exchange.RequestId);
        json.String("eventID"u8, delivery.EventId);
        json.Boolean("readOnly"u8, operation.IsReadOnly);
        if (operation.RecordsResources && resources.OfRequest > 0)
        {
            WriteResources(json, resources);
        }

        json.String("eventType"u8, "AwsApiCall");
        json.Boolean("managementEvent"u8, true);
        json.String("recipientAccountId"u8, delivery.Account.ToString());
        if (delivery.SharedEventId is not null)
        {
            json.String("sharedEventID"u8, delivery.SharedEventId);
        }

        json.String("eventCategory"u8, "Management");
        WriteTls(json, exchange);
        json.EndObject();
        var document = json.Written.ToArray();
        text = json.IsWorthKeeping ? json : null;
        return document;
    }

    /// <summary>Who called what, from where, and what went wrong.</summary>
    private static void WriteCall(JsonText json, Exchange exchange, OperationDescriptor operation, ServiceDescriptor service, Delivery delivery)
    {
        json.String("eventVersion"u8, EventVersion);
        UserIdentity.Write(json, exchange, delivery.Account, delivery.IsOfOther);
        json.String("eventTime"u8, WireTime.Iso(exchange.Now));
        json.String("eventSource"u8, service.EventSource);
        json.String("eventName"u8, operation.Name);
        json.String("awsRegion"u8, exchange.Region);
        json.String("sourceIPAddress"u8, exchange.SourceIp);
        json.String("userAgent"u8, Short(exchange.UserAgent));
        if (exchange.Error is { } error)
        {
            json.String("errorCode"u8, service.AuditCodes.GetValueOrDefault(error.Code, error.Code));
            if (!QuotesClaim(exchange, error))
            {
                json.String("errorMessage"u8, Short(error.Message));
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
    private static void WriteElements(JsonText json, ReadOnlySpan<byte> name, IShape? shape, TagSet? incoming)
    {
        if (shape is null || shape.Schema.Members.Count == 0)
        {
            json.Null(name);
            return;
        }

        json.Name(name);
        var start = json.Length;
        json.StartObject();
        WriteIncoming(json, incoming);
        shape.Write(new AuditShapeWriter(json));
        json.EndObject();
        var size = json.Length - start;
        if (size <= 2)
        {
            json.Rewind(start);
            json.Null();
        }
        else if (size > MaxElements)
        {
            json.Rewind(start);
            json.StartObject();
            json.Boolean("omitted"u8, true);
            json.Number("originalSize"u8, size);
            json.String("reason"u8, "the element is larger than 100 KB");
            json.EndObject();
        }
    }

    private static void WriteIncoming(JsonText json, TagSet? incoming)
    {
        if (incoming is not { Count: > 0 })
        {
            return;
        }

        json.StartObject("incomingTransitiveTags"u8);
        foreach (var tag in incoming)
        {
            json.Name(tag.Key);
            json.String(tag.Value);
        }

        json.EndObject();
    }

    /// <summary>The resources that the request names; what the response names is only found by.</summary>
    private static void WriteResources(JsonText json, NamedResources resources)
    {
        json.StartArray("resources"u8);
        for (var at = 0; at < resources.OfRequest; at++)
        {
            var resource = resources.All[at];
            json.StartObject();
            if (Arn.TryParse(resource.Name, out var arn))
            {
                json.String("accountId"u8, arn.Account);
            }

            json.String("type"u8, resource.Type);
            json.String("ARN"u8, resource.Name);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteTls(JsonText json, Exchange exchange)
    {
        json.StartObject("tlsDetails"u8);
        json.String("clientProvidedHostHeader"u8, Short(exchange.Http.Request.Host.Value ?? ""));
        json.EndObject();
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
