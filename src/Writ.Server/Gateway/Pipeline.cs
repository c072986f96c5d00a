using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Writ.Kernel;
using Writ.Services.Account.Regions;
using Writ.Services.Operations;
using Writ.Store;
using Writ.Wire.Errors;
using Writ.Wire.Validation;

namespace Writ.Server.Gateway;

/// <summary>
/// The way of every request, in order. A step answers with an error, which ends the way there, or with null. Whatever
/// happened, the call is audited and answered; an audit record that cannot be kept turns the answer into a failure.
/// </summary>
internal sealed class Pipeline(Ledger ledger, Platform platform, Authentication authentication, AccountId defaultAccount, ILogger log)
{
    private readonly IdleAccounts _idle = new(ledger);

    public async Task HandleAsync(HttpContext http)
    {
        var exchange = new Exchange(http, platform.Ids, platform.Time.GetUtcNow());                       //  1 request id
        try
        {
            exchange.Error = await RequestBody.ReadAsync(exchange)                                        //  1 limits
                ?? Routing.Find(exchange)                                                                 //  2 route
                ?? await ServeAsync(exchange);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.StoreUnavailable(exchange.RequestId, unavailable);
            await FailAsync(exchange, GatewayErrors.Unavailable);
        }
        catch (Exception unexpected) when (unexpected is not (OperationCanceledException or BadHttpRequestException))
        {
            log.RequestFailed(exchange.RequestId, exchange.Operation?.Name ?? "-", unexpected);
            await FailAsync(exchange, GatewayErrors.InternalFailure);
        }

        await Answering.WriteAsync(exchange);                                                             // 13 write
    }

    private async ValueTask<AwsError?> ServeAsync(Exchange exchange)
    {
        var service = exchange.Service ?? throw new InvalidOperationException("A routed request has a service.");
        exchange.Error = exchange.Operation is { Identify: not null } unsigned
            ? await IdentifyAsync(exchange, service, unsigned)
            : await authentication.CheckAsync(exchange, service)                                          //  3 credentials, 4 signature, 5 principal
                ?? CheckRegion(exchange, service)
                ?? (exchange.Operation is null ? GatewayErrors.UnknownOperation(service, exchange.OperationName ?? "") : null);
        if (exchange.Operation is { } operation)
        {
            if (exchange.Error is null)
            {
                var call = exchange.Call = CallOf(exchange);
                exchange.Error = Binding.Bind(exchange, service, operation)                               //  7 bind
                    ?? (_idle.HasAny ? await LoadNamedAsync(exchange) : null)
                    ?? Authorizing.Decide(exchange, service, operation, call)                             //  8 resource, 9 authorize
                    ?? Validate(exchange, service);                                                       // 10 validate
            }

            await Handling.RunAsync(exchange, operation, ledger, defaultAccount);                         // 11 handle, 12 audit
        }

        return exchange.Error;
    }

    private async ValueTask<AwsError?> LoadNamedAsync(Exchange exchange)
    {
        await _idle.LoadNamedAsync(exchange.Request);
        return null;
    }

    /// <summary>In a Region that its account has not opted in to nobody is known.</summary>
    private AwsError? CheckRegion(Exchange exchange, ServiceDescriptor service) =>
        service.IsGlobal || exchange.Principal is not { } principal || RegionChange.IsOpen(platform, principal.Account, exchange.Region, exchange.Now)
            ? null
            : GatewayErrors.UnknownKey(service);

    /// <summary>The few operations that nobody signs: what proves who calls is in the request, which is therefore read and checked first.</summary>
    private async ValueTask<AwsError?> IdentifyAsync(Exchange exchange, ServiceDescriptor service, OperationDescriptor operation) =>
        Binding.Bind(exchange, service, operation)                                                        //  7 bind
            ?? Validate(exchange, service)                                                                // 10 validate
            ?? await Identification.CheckAsync(exchange, operation, platform);                            //  5 principal

    private Call CallOf(Exchange exchange)
    {
        var principal = exchange.Principal ?? throw new InvalidOperationException("An authenticated request has a principal.");
        return new Call
        {
            Principal = principal,
            Unsigned = exchange.Unsigned,
            State = platform.Accounts(principal.Account) ?? throw new InvalidOperationException($"The account {principal.Account} has no state."),
            Now = exchange.Now,
            RequestId = exchange.RequestId,
            Region = exchange.Region,
            Platform = platform,
        };
    }

    private static AwsError? Validate(Exchange exchange, ServiceDescriptor service)
    {
        if (exchange.Request is not { } request)
        {
            return null;
        }

        var found = ConstraintValidator.Find(request, exchange.Faults, service.PatternSentences, out var invalid);
        return found.Count > 0 ? service.Violation?.Invoke(found) ?? GatewayErrors.Validation(service, ConstraintSentences.Of(found, service.QuotesValues))
            : invalid is not null ? GatewayErrors.Validation(service, invalid)
            : null;
    }

    /// <summary>Failures are on record too, unless it is the record that cannot be kept.</summary>
    private async ValueTask FailAsync(Exchange exchange, AwsError error)
    {
        exchange.Response = null;
        exchange.AuthorizationMessage = null;
        exchange.Error = error;
        if (exchange.Operation is { } operation)
        {
            try
            {
                await ledger.RecordAsync(AuditEntry.Of(exchange, operation, defaultAccount));
            }
            catch (StoreUnavailableException unavailable)
            {
                log.StoreUnavailable(exchange.RequestId, unavailable);
            }
        }
    }
}
