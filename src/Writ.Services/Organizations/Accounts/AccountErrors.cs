using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Accounts;

/// <summary>What is said of accounts.</summary>
internal static class AccountErrors
{
    public static AwsError StatusNotFound { get; } = new("CreateAccountStatusNotFoundException", "You specified a create account request that doesn't exist.");

    public static AwsError AlreadyClosed { get; } = new("AccountAlreadyClosedException", "The provided account is already closed.");

    public static AwsError ManagementCannotLeave { get; } =
        new("MasterCannotLeaveOrganizationException", "You can't remove the management account from the organization. Delete the organization instead.");

    public static AwsError InvalidRoleName { get; } =
        OrganizationsErrors.InvalidInput("INVALID_ROLE_NAME", "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.");

    public static AwsError AccountsExceeded { get; } = OrganizationsErrors.ConstraintViolation("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS Accounts.");

    public static AwsError CannotCloseManagement { get; } = OrganizationsErrors.ConstraintViolation("CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You can't close the management account of an organization.");

    public static AwsError CannotCloseFirst { get; } = new("ConflictException", "The account that this installation began with can't be closed.");

    public static AwsError CloseQuotaExceeded { get; } = OrganizationsErrors.ConstraintViolation("CLOSE_ACCOUNT_QUOTA_EXCEEDED", "You have exceeded close account quota for the past 30 days.");

    public static AwsError IsDelegatedAdministrator { get; } = OrganizationsErrors.ConstraintViolation(
        "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG", "This account is registered as a delegated administrator. Deregister it before you remove it from the organization.");

    public static AwsError NoGovCloud { get; } = OrganizationsErrors.ConstraintViolation(
        "MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED", "The management account must have an associated account in the AWS GovCloud (US-West) Region.");
}
