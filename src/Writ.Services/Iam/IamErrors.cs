using Writ.Wire.Errors;

namespace Writ.Services.Iam;

/// <summary>IAM's errors in AWS's words. Codes and statuses are those of the service model.</summary>
internal static class IamErrors
{
    public static AwsError InvalidMarker { get; } = new("ValidationError", "Invalid Marker");

    public static AwsError MustSpecifyUserName { get; } = new("ValidationError", "Must specify userName when calling with non-User credentials");

    public static AwsError DuplicateTagKeys { get; } = InvalidInput("Duplicate tag keys found.");

    /// <summary>Of users and roles, whose keys are told apart ignoring case.</summary>
    public static AwsError DuplicateTagKeysOfPrincipal { get; } = InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    public static AwsError ReservedTagKey { get; } = new("InvalidInput", "System tags with prefix aws: cannot be created, updated or deleted by a user.");

    public static AwsError TagsExceeded { get; } = LimitExceeded("The number of tags has reached the maximum limit.");

    public static AwsError NoSuchUser(string name) => NoSuchEntity($"The user with name {name} cannot be found.");

    public static AwsError NoSuchGroup(string name) => NoSuchEntity($"The group with name {name} cannot be found.");

    public static AwsError NoSuchRole(string name) => NoSuchEntity($"The role with name {name} cannot be found.");

    public static AwsError NoSuchPolicy(string arn) => NoSuchEntity($"Policy {arn} was not found.");

    public static AwsError NoSuchInstanceProfile(string name) => NoSuchEntity($"Instance Profile {name} cannot be found.");

    public static AwsError RoleInInstanceProfile { get; } = DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");

    public static AwsError NotAttachable(string arn) => NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static AwsError ServiceRolePolicy(string word) =>
        new("PolicyNotAttachable", $"Cannot attach a Service Role Policy to a Customer {char.ToUpperInvariant(word[0])}{word[1..]}.");

    public static AwsError NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static AwsError EntityAlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    public static AwsError DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static AwsError LimitExceeded(string message) => new("LimitExceeded", message, 409);

    public static AwsError QuotaExceeded(string quota, int limit) => LimitExceeded($"Cannot exceed quota for {quota}: {limit}");

    public static AwsError InvalidInput(string message) => new("InvalidInput", message);

    public static AwsError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static AwsError InvalidPrincipal(string value) => MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{value}\"");

    public static AwsError InvalidArn(string text) => Validation($"ARN {text} is not valid.");

    public static AwsError Validation(string message) => new("ValidationError", message);

    public static AwsError NoSuchAccessKey(string id) => NoSuchEntity($"The Access Key with id {id} cannot be found.");

    public static AwsError NoSuchAlias(string alias) => NoSuchEntity($"The account alias with name {alias} cannot be found.");

    public static AwsError UserExists(string name) => EntityAlreadyExists($"User with name {name} already exists.");

    public static AwsError GroupExists(string name) => EntityAlreadyExists($"Group with name {name} already exists.");

    public static AwsError AliasExists(string alias) => EntityAlreadyExists($"The account alias {alias} already exists.");

    public static AwsError AccessKeyDenied(string caller, string id) => new("AccessDenied", $"User: {caller} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}", 403);

    public static AwsError UnsettableStatus { get; } = Validation("1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]");

    public static AwsError InlineSizeExceeded(int limit, string word, string name) => LimitExceeded($"Maximum policy size of {limit} bytes exceeded for {word} {name}");

    public static AwsError NoSuchInlinePolicy(string word, string name) => NoSuchEntity($"The {word} policy with name {name} cannot be found.");

    public static AwsError PolicyAttached { get; } = DeleteConflict("Cannot delete a policy attached to entities.");

    public static AwsError PolicyHasVersions { get; } = DeleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");

    public static AwsError DefaultVersion { get; } = DeleteConflict("Cannot delete the default version of a policy.");

    public static AwsError VersionsExceeded(int max) => LimitExceeded($"A managed policy can have up to {max} versions. Before you create a new version, you must delete an existing version.");

    public static AwsError NoSuchPolicyVersion(string arn, string version) => NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");

    public static AwsError NotYourPolicy(string deed) => new("AccessDenied", $"Cannot {deed} outside your own account.", 403);
}
