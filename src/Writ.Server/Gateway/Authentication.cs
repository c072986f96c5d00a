using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Sts;
using Writ.Wire.Errors;
using Writ.Wire.Signing;

namespace Writ.Server.Gateway;

/// <summary>
/// Steps 3 to 5: finds the claimed credentials, verifies the signature with their secret, and only then believes who
/// calls. What is wrong with a key or token is said before the signature is looked at, as AWS does.
/// </summary>
internal sealed class Authentication(CredentialResolver resolver, SigningKeyCache keys, IdleAccounts idle)
{
    public ValueTask<AwsError?> CheckAsync(Exchange exchange, ServiceDescriptor service)
    {
        var request = new SignedRequest(exchange);
        var policy = new SigningPolicy(exchange.Now, service.SigningName) { HonorsExpires = service.SigningName != StsService.Name };
        var claim = ReadClaim(exchange, request, policy, out var plausible);
        if (claim is null)
        {
            return new(GatewayErrors.Signature(service, plausible));
        }

        return idle.IsCallerIdle(resolver, claim.AccessKeyId)
            ? LoadAndVerifyAsync(exchange, service, request, claim, policy)
            : new(Verify(exchange, service, request, claim, policy));
    }

    private async ValueTask<AwsError?> LoadAndVerifyAsync(Exchange exchange, ServiceDescriptor service, SignedRequest request, SignatureClaim claim, SigningPolicy policy) =>
        await idle.TryLoadCallerAsync(resolver, claim.AccessKeyId, claim.SecurityToken, exchange.Now)
            ? Verify(exchange, service, request, claim, policy)
            : GatewayErrors.UnknownKey(service);

    private static SignatureClaim? ReadClaim(Exchange exchange, SignedRequest request, SigningPolicy policy, out SignatureCheck plausible)
    {
        plausible = SigV4.TryParse(request, out var claim);
        if (!plausible.IsOk || claim is null)
        {
            return null;
        }

        exchange.ClaimedAccessKeyId = claim.AccessKeyId;
        exchange.SignedRegion = claim.Region;
        plausible = SigV4.CheckClaim(claim, policy);
        return plausible.IsOk ? claim : null;
    }

    private AwsError? Verify(Exchange exchange, ServiceDescriptor service, SignedRequest request, SignatureClaim claim, SigningPolicy policy)
    {
        var fault = resolver.Resolve(claim.AccessKeyId, claim.SecurityToken, exchange.Now, out var credentials);
        if (credentials is null || fault is CredentialFault.Unknown or CredentialFault.InvalidToken or CredentialFault.Inactive)
        {
            return GatewayErrors.UnknownKey(service);
        }

        var key = keys.Get(credentials.SecretAccessKey, claim.Date, claim.Region, claim.Service);
        var verified = SigV4.Verify(request, claim, exchange.Body.Span, key, policy);
        if (!verified.IsOk)
        {
            return GatewayErrors.Signature(service, verified);
        }

        // Only the holder of the secret learns that the session is over.
        if (fault == CredentialFault.Expired)
        {
            return GatewayErrors.ExpiredToken(service);
        }

        exchange.Principal = credentials.Principal;
        return null;
    }
}
