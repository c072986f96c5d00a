using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Server.Gateway;

/// <summary>Step 5 of a request that nobody signs: what it carries proves who calls, or nobody does.</summary>
internal static class Identification
{
    public static async ValueTask<AwsError?> CheckAsync(Exchange exchange, OperationDescriptor operation, Platform platform)
    {
        if (operation.Identify is not { } identify || exchange.Request is not { } request)
        {
            throw new InvalidOperationException($"{operation.Name} is signed, or was not read.");
        }

        exchange.IsTokenJudged = true;
        var caller = await identify(request, platform, exchange.Now, CancellationToken.None); // keys that are on their way are of use to others too
        if (caller.Error is { } error)
        {
            return error;
        }

        exchange.Unsigned = caller.Value;
        exchange.Principal = caller.Value.Principal;
        return null;
    }
}
