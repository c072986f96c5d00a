using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Delegation;

/// <summary>What is said of delegated administrators, trusted services and the resource policy.</summary>
internal static class DelegationErrors
{
    public static AwsError AlreadyRegistered { get; } =
        new("AccountAlreadyRegisteredException", "The provided account is already a delegated administrator for your organization.");

    public static AwsError NotRegistered { get; } =
        new("AccountNotRegisteredException", "The provided account is not a registered delegated administrator for your organization.");

    public static AwsError NoResourcePolicy { get; } = new("ResourcePolicyNotFoundException", "The organization doesn't have a resource policy.");

    public static AwsError UnknownService { get; } = OrganizationsErrors.InvalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");

    public static AwsError MalformedResourcePolicy { get; } = OrganizationsErrors.InvalidInput("INVALID_RESOURCE_POLICY_JSON", "The provided resource policy is not valid.");

    public static AwsError UnsupportedAction { get; } =
        OrganizationsErrors.InvalidInput("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY", "The provided resource policy contains an action that is not supported in resource policies.");

    public static AwsError CannotRegisterManagement { get; } = OrganizationsErrors.ConstraintViolation(
        "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR", "You cannot register master account/yourself as delegated administrator for your organization.");

    public static AwsError CannotRegisterSuspended { get; } = OrganizationsErrors.ConstraintViolation(
        "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR", "You cannot register a suspended account as a delegated administrator.");

    public static AwsError AccessNotEnabled { get; } = OrganizationsErrors.ConstraintViolation(
        "SERVICE_ACCESS_NOT_ENABLED", "You must enable service access for the service before you register a delegated administrator.");

    public static AwsError AdministratorsExceeded { get; } = OrganizationsErrors.ConstraintViolation(
        "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED", "You have exceeded the allowed number of delegated administrators for the delegated service.");

    public static AwsError TagsOfExisting { get; } = OrganizationsErrors.InvalidInput("TARGET_NOT_SUPPORTED", "Tags can be given only when the resource policy is created; use TagResource.");
}
