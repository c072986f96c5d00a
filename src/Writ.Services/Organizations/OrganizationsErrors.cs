using Writ.Wire.Errors;
using Writ.Wire.Validation;

namespace Writ.Services.Organizations;

/// <summary>What several operations of Organizations answer. The service model leaves the sentences open.</summary>
internal static class OrganizationsErrors
{
    public static AwsError NotInUse { get; } = new("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    public static AwsError NoPermission { get; } = new("AccessDeniedException", "You don't have permissions to access this resource.");

    public static AwsError AccountNotFound { get; } = new("AccountNotFoundException", "You specified an account that doesn't exist.");

    public static AwsError TargetNotFound { get; } = new("TargetNotFoundException", "You specified a target that doesn't exist.");

    public static AwsError ParentNotFound { get; } = new("ParentNotFoundException", "You specified a parent that doesn't exist.");

    public static AwsError InvalidNextToken { get; } = InvalidInput("INVALID_NEXT_TOKEN", "You provided an invalid pagination token.");

    public static AwsError AllFeaturesRequired { get; } =
        ConstraintViolation("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "This operation can be performed only when your organization has all features enabled.");

    public static AwsError DuplicateTagKeys { get; } = InvalidInput("DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags attached to the same entity.");

    public static AwsError SystemTag { get; } = InvalidInput("INVALID_SYSTEM_TAGS_PARAMETER", "You specified a tag key that is a system tag. System tags can't be added, edited or deleted.");

    public static AwsError TagsExceeded { get; } = ConstraintViolation("MAX_TAG_LIMIT_EXCEEDED", "You have exceeded the number of tags allowed on this resource.");

    public static AwsError InvalidInput(string reason, string message) => new("InvalidInputException", message) { Reason = reason };

    public static AwsError ConstraintViolation(string reason, string message) => new("ConstraintViolationException", message) { Reason = reason };

    /// <summary>Organizations does not quote what breaks a constraint; it has one sentence for each kind.</summary>
    public static AwsError Invalid(ConstraintKind kind) => kind switch
    {
        ConstraintKind.Required => InvalidInput("INPUT_REQUIRED", "You must include a value for all required parameters."),
        ConstraintKind.Choice => InvalidInput("INVALID_ENUM", "You specified an invalid value."),
        ConstraintKind.TooLong => InvalidInput("MAX_LENGTH_EXCEEDED", "You provided a string parameter that is longer than allowed."),
        ConstraintKind.TooShort => InvalidInput("MIN_LENGTH_EXCEEDED", "You provided a string parameter that is shorter than allowed."),
        ConstraintKind.TooLarge => InvalidInput("MAX_VALUE_EXCEEDED", "You provided a numeric parameter that has a larger value than allowed."),
        ConstraintKind.TooSmall => InvalidInput("MIN_VALUE_EXCEEDED", "You provided a numeric parameter that has a smaller value than allowed."),
        ConstraintKind.Entries => InvalidInput("INVALID_LIST_MEMBER", "You provided a list to a parameter that contains at least one invalid value."),
        _ => InvalidInput("INVALID_PATTERN", "You provided a value that does not match the required pattern."),
    };
}
