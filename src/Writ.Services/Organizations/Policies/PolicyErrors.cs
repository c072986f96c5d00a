using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Policies;

/// <summary>What is said of policies and their attachments.</summary>
internal static class PolicyErrors
{
    public static AwsError NotFound { get; } = new("PolicyNotFoundException", "You specified a policy that doesn't exist.");

    public static AwsError Duplicate { get; } = new("DuplicatePolicyException", "A policy with the specified name and type already exists.");

    public static AwsError DuplicateAttachment { get; } = new("DuplicatePolicyAttachmentException", "The specified policy is already attached to the specified target.");

    public static AwsError NotAttached { get; } = new("PolicyNotAttachedException", "The specified policy is not attached to the specified target.");

    public static AwsError InUse { get; } = new("PolicyInUseException", "The specified policy is attached to one or more entities. Detach it from all roots, organizational units and accounts first.");

    public static AwsError Malformed { get; } =
        new("MalformedPolicyDocumentException", "The provided policy document does not meet the requirements of the specified policy type.");

    public static AwsError TypeAlreadyEnabled { get; } = new("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");

    public static AwsError TypeNotEnabled { get; } = new("PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");

    public static AwsError TypeNotAvailable { get; } = new("PolicyTypeNotAvailableForOrganizationException", "This operation can be performed only for policy types that are available to your organization.");

    public static AwsError Immutable { get; } = OrganizationsErrors.InvalidInput("IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.");

    public static AwsError NonDetachable { get; } = OrganizationsErrors.InvalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS managed policy.");

    public static AwsError TooLarge { get; } = OrganizationsErrors.ConstraintViolation("POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the maximum policy size.");

    public static AwsError PoliciesExceeded { get; } = OrganizationsErrors.ConstraintViolation("POLICY_NUMBER_LIMIT_EXCEEDED", "You have exceeded the number of policies that you can have in an organization.");

    public static AwsError AttachmentsExceeded { get; } = OrganizationsErrors.ConstraintViolation(
        "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "You have attached the maximum number of policies to the specified target.");

    public static AwsError LastAttachment { get; } = OrganizationsErrors.ConstraintViolation(
        "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", "You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.");

    public static AwsError TargetNotSupported { get; } = OrganizationsErrors.InvalidInput("TARGET_NOT_SUPPORTED", "You can't perform the specified operation on that target entity.");

    public static AwsError NoEffectivePolicy { get; } = new("EffectivePolicyNotFoundException", "The account doesn't have an effective policy of this type.");

    /// <summary>A policy that is the organization's to change.</summary>
    public static Result<OrganizationPolicy> OwnPolicy(AccountState state, string id) =>
        AwsPolicies.Find(id) is not null ? Immutable
        : state.Get(OrganizationsState.Policies, id) is { } policy ? policy
        : NotFound;
}
