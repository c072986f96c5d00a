using Writ.Wire.Errors;

namespace Writ.Services.Sts;

/// <summary>STS's errors in AWS's words. Codes and statuses are those of the service model.</summary>
internal static class StsErrors
{
    public static AwsError RootMayNotAssume { get; } = AccessDenied("Roles may not be assumed by root accounts.");

    public static AwsError InvalidClientTokenId { get; } = new("InvalidClientTokenId", "The security token included in the request is invalid", 403);

    public static AwsError MfaFailed { get; } = AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");

    public static AwsError MfaNotOfCaller { get; } =
        AccessDenied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");

    public static AwsError MfaIncomplete { get; } = AccessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");

    public static AwsError ExceedsMaxSessionDuration { get; } = Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

    public static AwsError ExceedsChainedDuration { get; } = Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

    public static AwsError DuplicateTagKeys { get; } = InvalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    public static AwsError ReservedTagKey { get; } = InvalidParameter("System tags with prefix aws: cannot be created, updated or deleted by a user.");

    public static AwsError TransitiveKeyNotPassed { get; } = InvalidParameter("The specified transitive tag key must be included in the requested tags.");

    public static AwsError TransitiveKeyConflict { get; } =
        InvalidParameter("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");

    public static AwsError NoContextProviders { get; } = Validation("ProvidedContexts cannot be used: no context provider is trusted.");

    public static AwsError InvalidAccessKeyId { get; } = Validation("The access key id is not one that an account can be read from.");

    public static AwsError InvalidAuthorizationMessage { get; } = new("InvalidAuthorizationMessageException", "Message is not valid");

    public static AwsError InvalidTradeInToken { get; } = Validation("The trade-in token is not valid.");

    public static AwsError ExpiredTradeInToken { get; } = new("ExpiredTradeInTokenException", "The trade-in token has expired.");

    public static AwsError SessionCredentials(string operation) => AccessDenied($"Cannot call {operation} with session credentials");

    public static AwsError NotAuthorized(string caller, string action, string resource) =>
        AccessDenied($"User: {caller} is not authorized to perform: {action} on resource: {resource}");

    public static AwsError InvalidArn(string text) => Validation($"{text} is invalid");

    public static AwsError TooLong(string member, string shown, int max) => Validation(
        $"1 validation error detected: Value '{(shown.Length > 1_024 ? shown[..1_024] : shown)}' at '{member}' failed to satisfy constraint: Member must have length less than or equal to {max}");

    public static AwsError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static AwsError PackedPolicyTooLarge(int percent) =>
        new("PackedPolicyTooLarge", $"Packed policy consumes {percent}% of allotted space, please use smaller policy.");

    public static AwsError AccessDenied(string message) => new("AccessDenied", message, 403);

    public static AwsError InvalidParameter(string message) => new("InvalidParameterValue", message);

    public static AwsError Validation(string message) => new("ValidationError", message);
}
