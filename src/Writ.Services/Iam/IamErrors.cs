using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>IAM's errors in AWS's words. Codes and statuses are those of the service model.</summary>
internal static class IamErrors
{
    public static AwsError InvalidMarker { get; } = new("ValidationError", "Invalid Marker");

    public static AwsError MustSpecifyUserName { get; } = new("ValidationError", "Must specify userName when calling with non-User credentials");

    public static AwsError DuplicateTagKeys { get; } = new("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    public static AwsError ReservedTagKey { get; } = new("InvalidInput", "System tags with prefix aws: cannot be created, updated or deleted by a user.");

    public static AwsError TagsExceeded(int max) => LimitExceeded($"The number of tags has reached the maximum limit of {max}.");

    public static AwsError NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static AwsError NoSuchGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static AwsError NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsError NoSuchPolicy(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static AwsError NotAttachable(string arn) => NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static AwsError NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsError EntityAlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    public static AwsError DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static AwsError LimitExceeded(string message) => new("LimitExceeded", message, 409);

    public static AwsError QuotaExceeded(string quota, int limit) => LimitExceeded($"Cannot exceed quota for {quota}: {limit}");

    public static AwsError InvalidInput(string message) => new("InvalidInput", message);

    public static AwsError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static AwsError InvalidArn(string text) => Validation($"ARN {text} is not valid.");

    public static AwsError Validation(string message) => new("ValidationError", message);

    public static AwsError NoSuchAccessKey(string id) => NoSuchEntity($"The Access Key with id {id} cannot be found.");

    public static AwsError NoSuchAlias(string alias) => NoSuchEntity($"The account alias with name {alias} cannot be found.");

    public static AwsError UserExists(string name) => EntityAlreadyExists($"User with name {name} already exists.");

    public static AwsError GroupExists(string name) => EntityAlreadyExists($"Group with name {name} already exists.");

    public static AwsError AliasExists(string alias) => EntityAlreadyExists($"The account alias {alias} already exists.");

    public static AwsError AccessKeyDenied(string caller, string id) => new("AccessDenied", $"User: {caller} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}", 403);

    public static AwsError UnsettableStatus(string status) => Validation($"1 validation error detected: Value '{status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");
}
