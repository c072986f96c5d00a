using System.Collections.Frozen;
using Writ.Services.Operations;
using Writ.Wire.RestJson;
using Writ.Wire.Signing;

namespace Writ.Server.Gateway;

/// <summary>
/// Which operation a REST request is: the service is the one it claims to be signed for, which the verifier of its signature then holds it to. A
/// request that is not signed is refused in the words of the service whose route it takes.
/// </summary>
internal static class RestRouting
{
    private static readonly Lazy<FrozenDictionary<string, Service>> Services = new(() => ServiceCatalog.All
        .Where(service => service.Protocol == Protocol.RestJson)
        .Select(service => new Service(service, new RouteTable<OperationDescriptor>(OperationCatalog.All
            .Where(operation => operation.Service == service.SigningName)
            .Select(operation => (HttpRoute.Parse(operation.Http ?? throw new InvalidOperationException($"{operation.Name} has no route.")), operation)))))
        .ToFrozenDictionary(service => service.Descriptor.SigningName, StringComparer.Ordinal));

    /// <summary>Whether the request is for a service that speaks REST. Which of its operations, if any, is noted in the exchange.</summary>
    public static bool TryFind(Exchange exchange)
    {
        var claimed = ClaimedService.Of(exchange.Http.Request.Headers.Authorization.ToString(), exchange.QueryString);
        return claimed.IsEmpty ? TryFindUnsigned(exchange)
            : ServiceCatalog.BySigningName(claimed) is { Protocol: Protocol.RestJson } service && Choose(exchange, Services.Value[service.SigningName], isCertain: true);
    }

    private static bool TryFindUnsigned(Exchange exchange)
    {
        if (exchange.Path.Length <= 1)
        {
            return false;
        }

        foreach (var service in Services.Value.Values)
        {
            if (Choose(exchange, service, isCertain: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Choose(Exchange exchange, Service service, bool isCertain)
    {
        var method = exchange.Http.Request.Method;
        var operation = service.Routes.Find(method, exchange.Path, out var labels);
        if (operation is null && !isCertain)
        {
            return false;
        }

        var shown = operation?.Name ?? $"{method} {exchange.Path}";
        exchange.Service = service.Descriptor;
        exchange.Operation = operation;
        exchange.OperationName = shown.Length > 128 ? shown[..128] : shown;
        exchange.Labels = labels;
        return true;
    }

    private sealed record Service(ServiceDescriptor Descriptor, RouteTable<OperationDescriptor> Routes);
}
