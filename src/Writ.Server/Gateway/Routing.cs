using System.Buffers;
using System.Text;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Query;

namespace Writ.Server.Gateway;

/// <summary>
/// Step 2: which service, operation and protocol. All services share one endpoint: JSON requests name theirs in
/// X-Amz-Target; query requests name the operation in Action, and the service by the API version; REST requests name the
/// operation by method and path, and the service by what they are signed for.
/// </summary>
internal static class Routing
{
    public static AwsError? Find(Exchange exchange)
    {
        var request = exchange.Http.Request;
        var hasTarget = request.Headers.TryGetValue("X-Amz-Target", out var target);
        if (!hasTarget && RestRouting.TryFind(exchange))
        {
            return null;
        }

        if (request.Method is not ("GET" or "POST"))
        {
            return GatewayErrors.MethodNotAllowed;
        }

        if (!hasTarget)
        {
            return FindAction(exchange);
        }

        // JSON travels in bodies, and a GET is what caches and browsers feel free to repeat.
        return request.Method == "POST" ? FindTarget(exchange, target.ToString()) : GatewayErrors.MethodNotAllowed;
    }

    private static AwsError? FindTarget(Exchange exchange, string target)
    {
        foreach (var service in ServiceCatalog.All)
        {
            foreach (var prefix in service.TargetPrefixes)
            {
                if (target.StartsWith(prefix, StringComparison.Ordinal))
                {
                    Choose(exchange, service, target[prefix.Length..]);
                    return null;
                }
            }
        }

        return new AwsError("UnknownOperationException", "The header X-Amz-Target names no service known here.");
    }

    private static AwsError? FindAction(Exchange exchange)
    {
        var parameters = new QueryNode();
        if (!parameters.TryAdd(exchange.QueryString) || !TryAddForm(parameters, exchange.Body.Span))
        {
            return GatewayErrors.MalformedQuery;
        }

        exchange.Parameters = parameters;
        if (parameters["Action"]?.Value is not { Length: > 0 } action)
        {
            return GatewayErrors.MissingAction;
        }

        var version = parameters["Version"]?.Value;
        var found = version is null ? WithAction(action) : ServiceCatalog.QueriedBy(version);
        if (found is null)
        {
            var shown = action.Length > 128 ? action[..128] : action;
            return new AwsError("InvalidAction", $"Could not find operation {shown} for version {(version?.Length > 32 ? version[..32] : version ?? "NO_VERSION_SPECIFIED")}");
        }

        Choose(exchange, found, action);
        return null;
    }

    private static bool TryAddForm(QueryNode parameters, ReadOnlySpan<byte> form)
    {
        var text = ArrayPool<char>.Shared.Rent(form.Length);
        try
        {
            return parameters.TryAdd(text.AsSpan(0, Encoding.Latin1.GetChars(form, text)));
        }
        finally
        {
            text.AsSpan(0, form.Length).Clear(); // it may hold a password
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static ServiceDescriptor? WithAction(string action) => ServiceCatalog.All.FirstOrDefault(service => Known(service, action) is not null);

    private static void Choose(Exchange exchange, ServiceDescriptor service, string operation)
    {
        exchange.Service = service;
        exchange.OperationName = operation.Length > 128 ? operation[..128] : operation;
        exchange.Operation = Known(service, operation);
    }

    /// <summary>What is served, or what AWS has besides, which goes the same way up to its refusal.</summary>
    private static OperationDescriptor? Known(ServiceDescriptor service, string operation) =>
        OperationCatalog.Find(service.SigningName, operation) ?? UnsupportedOperations.Find(service.SigningName, operation);
}
