using Microsoft.AspNetCore.Http;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.RestJson;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>Step 7: the protocol's codec reads the operation's request shape.</summary>
internal static class Binding
{
    private const string NotJson = "The request's body is not a JSON object.";

    public static AwsError? Bind(Exchange exchange, ServiceDescriptor service, OperationDescriptor operation)
    {
        if (exchange.Request is not null)
        {
            return null; // read before it was known who calls
        }

        var (reader, fault) = service.Protocol switch
        {
            Protocol.Query => (new QueryReader(exchange.Parameters ?? new QueryNode(), exchange.Faults), ""),
            Protocol.RestJson => Rest(exchange, operation),
            _ => (JsonCodec.TryParse(exchange.Body, out var element) ? new JsonReader(element, exchange.Faults) : null, NotJson),
        };
        if (reader is null)
        {
            return GatewayErrors.NotBound(service, fault);
        }

        exchange.Request = operation.Bind(reader);
        return exchange.Faults.Malformed is { } malformed ? GatewayErrors.NotBound(service, malformed) : null;
    }

    private static (ShapeReader? Reader, string Fault) Rest(Exchange exchange, OperationDescriptor operation)
    {
        var request = new RestRequest { Labels = exchange.Labels, Headers = HeadersOf(exchange.Http.Request), Body = exchange.Body };
        return request.TryAddQuery(exchange.QueryString)
            ? (RestReader.TryOpen(request, operation.Request, exchange.Faults), NotJson)
            : (null, $"The query string is none of at most {RestRequest.MaxParameters} parameters in UTF-8.");
    }

    // Read only by shapes that have members in headers.
    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(HttpRequest request) =>
        request.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value.AsEnumerable())));
}
