using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>What is said of handshakes.</summary>
internal static class HandshakeErrors
{
    public static AwsError NotFound { get; } = new("HandshakeNotFoundException", "You specified a handshake that doesn't exist.");

    public static AwsError Duplicate { get; } = new("DuplicateHandshakeException", "A handshake for the specified target already exists.");

    public static AwsError AlreadyInState { get; } = new("HandshakeAlreadyInStateException", "The specified handshake is already in the requested state.");

    public static AwsError InvalidTransition { get; } = new("InvalidHandshakeTransitionException", "You can't perform the operation on the handshake in its current state.");

    public static AwsError InvalidParty { get; } = OrganizationsErrors.InvalidInput("INVALID_PARTY_TYPE_TARGET", "You specified the wrong type of entity as a party.");

    public static AwsError NoSuchAddress { get; } = OrganizationsErrors.InvalidInput("INVALID_EMAIL_ADDRESS_TARGET", "You specified an invalid email address for the invited account owner.");

    public static AwsError NoSuchAccount { get; } = OrganizationsErrors.InvalidInput("INVALID_PATTERN_TARGET_ID", "You specified an account that doesn't exist.");

    public static AwsError TooManyFilters { get; } = OrganizationsErrors.InvalidInput("MAX_LIMIT_EXCEEDED_FILTER", "You can specify only one filter parameter for the operation.");

    public static AwsError AlreadyInOrganization { get; } = Violation("ALREADY_IN_AN_ORGANIZATION", "The invited account is already a member of an organization.");

    public static AwsError AccountsExceeded { get; } = Violation("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS Accounts.");

    public static AwsError RateExceeded { get; } = Violation("HANDSHAKE_RATE_LIMIT_EXCEEDED", "You have exceeded the number of handshakes that you can send in one day.");

    public static AwsError AlreadyAllFeatures { get; } = Violation("ORGANIZATION_ALREADY_HAS_ALL_FEATURES", "The organization has already enabled all features.");

    public static AwsError AlreadyPending { get; } =
        Violation("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION", "The organization has already started the process to enable all features.");

    public static AwsError InvitesDisabled { get; } = Violation(
        "INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES", "You can't issue new invitations to join an organization while it's in the process of enabling all features.");

    private static AwsError Violation(string reason, string message) => new("HandshakeConstraintViolationException", message) { Reason = reason };
}
