using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Server.Gateway;

/// <summary>Step 7: the protocol's codec reads the operation's request shape.</summary>
internal static class Binding
{
    public static AwsError? Bind(Exchange exchange, ServiceDescriptor service, OperationDescriptor operation)
    {
        if (exchange.Request is not null)
        {
            return null; // read before it was known who calls
        }

        ShapeReader reader;
        if (service.Protocol == Protocol.Query)
        {
            reader = new QueryReader(exchange.Parameters ?? new QueryNode(), exchange.Faults);
        }
        else if (JsonCodec.TryParse(exchange.Body, out var element))
        {
            reader = new JsonReader(element, exchange.Faults);
        }
        else
        {
            return GatewayErrors.NotBound(service, "The request's body is not a JSON object.");
        }

        exchange.Request = operation.Bind(reader);
        return exchange.Faults.Malformed is { } malformed ? GatewayErrors.NotBound(service, malformed) : null;
    }
}
