using Writ.Wire.Errors;

namespace Writ.Services.Sts.WebIdentityTokens;

/// <summary>Why there is no web identity token.</summary>
internal static class WebIdentityTokenErrors
{
    public static AwsError Disabled { get; } =
        new("OutboundWebIdentityFederationDisabledException", "Outbound web identity federation is not enabled for this account.", 403);

    public static AwsError OutlivesSession { get; } =
        new("SessionDurationEscalationException", "The requested token duration goes beyond the expiration of the calling session.", 403);

    public static AwsError TooLarge { get; } =
        new("JWTPayloadSizeExceededException", "The token's payload exceeds the maximum size. Pass fewer or shorter tags.");

    public static AwsError NoSuchAlgorithm(string text) => StsErrors.Validation(
        $"1 validation error detected: Value '{text}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [RS256, ES384]");
}
