using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Transfers;

/// <summary>What is said of transfers of responsibility.</summary>
internal static class TransferErrors
{
    public static AwsError NotFound { get; } = new("ResponsibilityTransferNotFoundException", "We can't find a transfer that you specified.");

    public static AwsError AlreadyWithdrawn { get; } = new("ResponsibilityTransferAlreadyInStatusException", "The responsibility transfer is already in the status that you specified.");

    public static AwsError InvalidTransition { get; } = new(
        "InvalidResponsibilityTransferTransitionException", "The responsibility transfer can't transition to the requested state because it's not in a valid state for this operation.");

    public static AwsError OnlyTargetNames { get; } = OrganizationsErrors.InvalidInput("UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER", "You provided a value that is not supported by this operation.");

    public static AwsError NotManagement { get; } = OrganizationsErrors.InvalidInput("TARGET_NOT_SUPPORTED", "You can't perform the specified operation on that target entity.");

    public static AwsError StartNotBeginningOfDay { get; } =
        OrganizationsErrors.InvalidInput("START_DATE_NOT_BEGINNING_OF_DAY", "You provided an invalid start date. The start date must be the beginning of the day (00:00:00.000).");

    public static AwsError StartNotBeginningOfMonth { get; } =
        OrganizationsErrors.InvalidInput("START_DATE_NOT_BEGINNING_OF_MONTH", "You provided an invalid start date. The start date must be the first day of the month.");

    public static AwsError StartTooEarly { get; } = OrganizationsErrors.InvalidInput("START_DATE_TOO_EARLY", "You provided an invalid start date. The start date is too early.");

    public static AwsError StartTooLate { get; } = OrganizationsErrors.InvalidInput("START_DATE_TOO_LATE", "You provided an invalid start date. The start date is too late.");

    public static AwsError EndNotEndOfMonth { get; } =
        OrganizationsErrors.InvalidInput("END_DATE_NOT_END_OF_MONTH", "You provided an invalid end date. The end date must be the end of the last day of the month (23.59.59.999).");

    public static AwsError EndTooEarly { get; } = OrganizationsErrors.InvalidInput("END_DATE_TOO_EARLY", "You provided an invalid end date. It is too early for the transfer to end.");

    public static AwsError AlreadyExists { get; } = new("HandshakeConstraintViolationException", "You cannot perform this operation with the current transfer.") { Reason = "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS" };

    public static AwsError SameAccount { get; } =
        new("HandshakeConstraintViolationException", "An account can't accept a transfer invitation if it is both the sender and recipient of the invitation.") { Reason = "SOURCE_AND_TARGET_CANNOT_MATCH" };

    public static AwsError InboundExceeded { get; } = OrganizationsErrors.ConstraintViolation("RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION", "You have exceeded your inbound transfers limit.");

    public static AwsError OutboundExceeded { get; } = OrganizationsErrors.ConstraintViolation("RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION", "You have exceeded your outbound transfers limit.");

    public static AwsError ChainTooLong { get; } = OrganizationsErrors.ConstraintViolation("RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION", "You have exceeded the maximum length of your transfer chain.");

    public static AwsError UnderWay { get; } =
        OrganizationsErrors.ConstraintViolation("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS", "You cannot delete organization due to an ongoing responsibility transfer process.");
}
