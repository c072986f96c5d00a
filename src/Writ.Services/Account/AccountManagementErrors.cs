using Writ.Wire.Errors;

namespace Writ.Services.Account;

/// <summary>What Account Management answers.</summary>
internal static class AccountManagementErrors
{
    private const string FieldFailed = "fieldValidationFailed";

    public static AwsError NoAlternateContact { get; } = NotFound("No contact of the inputted alternate contact type found.");

    public static AwsError NoContactInformation { get; } = NotFound("No contact information found for account");

    public static AwsError NoEmailUpdate { get; } = NotFound("No email update found for account");

    public static AwsError NoGovCloudAccount { get; } = NotFound("No GovCloud account is linked to the account.");

    public static AwsError MalformedToken { get; } = Invalid("NextToken is malformed") with { Reason = FieldFailed, Field = "NextToken" };

    public static AwsError BlankName { get; } = Invalid("The input AccountName must not be null or only whitespace.");

    public static AwsError SameStatus { get; } =
        Invalid("Unable to switch region status because of its current opt-in status.") with { Reason = "invalidRegionOptTarget", Field = "RegionName" };

    public static AwsError RegionChangesExceeded { get; } = new(
        "TooManyRequestsException",
        "This request has exceeded the quota for 'Number of concurrent region-opt requests for an account'. Consider retrying the operation later once some requests have been completed.",
        429);

    public static AwsError InvalidEmail { get; } = Invalid("PrimaryEmail is not a valid email address.") with { Reason = FieldFailed, Field = "PrimaryEmail" };

    public static AwsError EmailTaken { get; } = new("ConflictException", "The email address is already in use.", 409);

    public static AwsError WrongCode { get; } = Invalid("The one-time code is not that of a pending update to this email address, or it has expired.") with { Reason = FieldFailed, Field = "Otp" };

    public static AwsError TooManyCodes { get; } = new("TooManyRequestsException", "Too many codes were tried for this account. Try again later.", 429);

    public static AwsError Invalid(string message) => new("ValidationException", message);

    public static AwsError Empty(string member) => Invalid($"the argument {member} can not be empty");

    public static AwsError InvalidCountry { get; } = Invalid("CountryCode is not a two-letter country code.") with { Reason = FieldFailed, Field = "CountryCode" };

    public static AwsError UnknownRegion(string region) => Invalid($"{region} is not a valid region for opt-in or opt-out.") with { Reason = FieldFailed, Field = "RegionName" };

    public static AwsError ChangeUnderWay(string account, string region) => new(
        "ConflictException", $"Account {account} and region {region} is currently being enabled or disabled. Please wait until it finishes and then try again.", 409);

    /// <param name="caller">Who asks.</param>
    /// <param name="action">For what.</param>
    /// <param name="why">Why not; null when that is not said.</param>
    public static AwsError Denied(string caller, string action, string? why = null) =>
        new("AccessDeniedException", $"User: {caller} is not authorized to perform: {action}{(why is null ? "" : $" ({why})")}", 403);

    private static AwsError NotFound(string message) => new("ResourceNotFoundException", message, 404);
}
