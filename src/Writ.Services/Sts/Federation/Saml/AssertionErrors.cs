using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>Why an assertion does not prove who calls, in AWS's words where they are known (README).</summary>
internal static class AssertionErrors
{
    public static AwsError NoProvider { get; } = FederationErrors.InvalidToken("Specified provider doesn't exist");

    public static AwsError NotBase64 { get; } = FederationErrors.InvalidToken("Invalid base64 SAMLResponse");

    public static AwsError NotAResponse { get; } = FederationErrors.InvalidToken("The SAML response is invalid");

    public static AwsError Rejected { get; } = new("IDPRejectedClaim", "The identity provider did not authenticate the user", 403);

    public static AwsError InvalidSignature { get; } = FederationErrors.InvalidToken("Response signature invalid");

    public static AwsError OtherIssuer { get; } = FederationErrors.InvalidToken("Issuer not present in specified provider");

    public static AwsError NotEncrypted { get; } = FederationErrors.InvalidToken("The provider requires encrypted assertions");

    public static AwsError ProviderExpired { get; } = FederationErrors.InvalidToken("The metadata of the specified provider is no longer valid");

    public static AwsError NoAudience { get; } = FederationErrors.InvalidToken("Response does not contain the required audience.");

    public static AwsError InvalidConfirmation { get; } =
        FederationErrors.InvalidToken("The assertion must have exactly one bearer SubjectConfirmation, with NotOnOrAfter and the Recipient https://signin.aws.amazon.com/saml");

    public static AwsError InvalidConditions { get; } = FederationErrors.InvalidToken("The assertion has conditions that are not understood");

    public static AwsError NotYetValid { get; } = FederationErrors.InvalidToken("The assertion is not valid yet");

    public static AwsError TooOld { get; } = FederationErrors.ExpiredToken("Token must be redeemed within 5 minutes of issuance");

    public static AwsError Expired { get; } = FederationErrors.ExpiredToken("The assertion has expired");

    public static AwsError NoRole { get; } = FederationErrors.InvalidToken("SAML Assertion doesn't contain the requested Role and Metadata in the attributes");

    public static AwsError NoSessionName { get; } = FederationErrors.InvalidToken("RoleSessionName is required in AuthnResponse");

    public static AwsError InvalidSessionName { get; } = FederationErrors.InvalidToken("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");

    public static AwsError InvalidDuration { get; } = FederationErrors.InvalidToken("SessionDuration in AuthnResponse must be a number of seconds between 900 and 43200");

    public static AwsError InvalidAttribute(string name) => FederationErrors.InvalidToken($"The attribute {name} must have exactly one value");
}
