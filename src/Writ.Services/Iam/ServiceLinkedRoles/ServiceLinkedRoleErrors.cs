using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServiceLinkedRoles;

/// <summary>Refusals about service-linked roles in AWS's words; those that are a guess are listed in the README.</summary>
internal static class ServiceLinkedRoleErrors
{
    public static AwsError InvalidTaskId { get; } = IamErrors.InvalidInput("Invalid task id");

    public static AwsError NoSuchTask { get; } = IamErrors.NoSuchEntity("Cannot find deletion status for given id.");

    public static AwsError ReservedPath { get; } =
        IamErrors.InvalidInput($"Path prefix '{LinkedService.PathPrefix}' can only be used for AWS Service linked Roles");

    public static AwsError UnknownService(string principal) => IamErrors.InvalidInput($"Service principal {principal} is not valid.");

    public static AwsError SuffixNotAllowed(string principal) => IamErrors.InvalidInput($"Custom suffix is not allowed for {principal}");

    public static AwsError NameTooLong(string name) => IamErrors.InvalidInput($"Service role name {name} is too long, please try a different suffix.");

    public static AwsError NameTaken(string name) =>
        IamErrors.InvalidInput($"Service role name {name} has been taken in this account, please try a different suffix.");

    public static AwsError NotServiceLinked(string name) => IamErrors.NoSuchEntity($"{name} exists but is not a service role.");

    public static AwsError Protected(string name) =>
        Unmodifiable($"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");

    public static AwsError FixedSessionDuration(string name) =>
        Unmodifiable($"{name} is an AWS service linked role, max session duration cannot be changed.");

    private static AwsError Unmodifiable(string message) => new("UnmodifiableEntity", message);
}
