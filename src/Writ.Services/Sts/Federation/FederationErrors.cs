using System.Globalization;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation;

/// <summary>Why a token or an assertion does not prove who calls, in AWS's words where they are known (README).</summary>
internal static class FederationErrors
{
    public static AwsError NotAToken { get; } = InvalidToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");

    public static AwsError WrongAudience { get; } = InvalidToken("Incorrect token audience");

    public static AwsError NoKey { get; } =
        InvalidToken("Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");

    public static AwsError WrongCertificate { get; } = InvalidToken("OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint");

    public static AwsError Unreachable { get; } = new("IDPCommunicationError", "The identity provider could not be reached to verify the token. Retry the request.");

    public static AwsError InvalidTokenSignature { get; } = InvalidToken("The signature of the ID Token is invalid");

    public static AwsError InvalidSourceIdentity { get; } =
        InvalidToken("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");

    public static AwsError NoOAuthProviders { get; } = StsErrors.Validation("ProviderId cannot be used: OAuth 2.0 access tokens are not accepted, only OpenID Connect ID tokens.");

    public static AwsError NoProvider(string issuer) => InvalidToken($"No OpenIDConnect provider found in your account for {issuer}");

    public static AwsError MissingClaim(string claim) => InvalidToken($"Missing a required claim: {claim}");

    public static AwsError InvalidClaim(string claim) => InvalidToken($"Invalid claim: {claim}");

    public static AwsError NotYetValid(string claim) => InvalidToken($"The ID Token is not valid yet: {claim} is in the future");

    public static AwsError Expired(DateTimeOffset now, long expires) => ExpiredToken(string.Create(
        CultureInfo.InvariantCulture, $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time {expires}"));

    public static AwsError NotAuthorized(string action) => StsErrors.AccessDenied($"Not authorized to perform {action}");

    public static AwsError InvalidToken(string message) => new("InvalidIdentityToken", message);

    public static AwsError ExpiredToken(string message) => new("ExpiredTokenException", message);
}
