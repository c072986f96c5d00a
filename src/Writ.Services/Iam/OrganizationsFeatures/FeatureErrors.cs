using Writ.Wire.Errors;

namespace Writ.Services.Iam.OrganizationsFeatures;

/// <summary>Why the features of an organization cannot be seen or changed. The service model leaves the sentences open.</summary>
internal static class FeatureErrors
{
    public static AwsError OrganizationNotFound { get; } = new("OrganizationNotFoundException", "No organization is associated with your account.");

    public static AwsError NotManagementOrDelegated { get; } = new(
        "AccountNotManagementOrDelegatedAdministratorException",
        "The account making the request is not the management account or delegated administrator account for centralized root access.");

    public static AwsError NotInAllFeaturesMode { get; } = new("OrganizationNotInAllFeaturesModeException", "Your organization does not have all features enabled.");

    public static AwsError ServiceAccessNotEnabled { get; } = new("ServiceAccessNotEnabledException", "Trusted access is not enabled for IAM in AWS Organizations.");

    public static AwsError NotManagement { get; } = new("CallerIsNotManagementAccountException", "The account making the request is not the management account for the organization.");
}
