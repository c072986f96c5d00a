using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>
/// What reports about an organization refuse, and why one fails. The sentences on the management account and on SCPs are ours, for
/// AWS's are not known.
/// </summary>
internal static class OrganizationsReportErrors
{
    public static AwsError NotManagement { get; } = Denied("Organizations access reports require the credentials of the organization's management account.");

    public static AwsError ServiceControlNotEnabled { get; } = Denied("Service control policies must be enabled for the organization root.");

    public static AwsError OtherOrganization { get; } = Denied("The organization ID in the specified entity path is different than your organization ID.");

    public static ErrorDetailsShape NoSuchEntity { get; } = new()
    {
        Code = "INVALID_ORGANIZATIONS_ENTITY_PATH",
        Message = "The entity with the specified path does not exist in your organization.",
    };

    public static ErrorDetailsShape NoSuchPolicy { get; } = new()
    {
        Code = "INVALID_ORGANIZATIONS_POLICY",
        Message = "The policy with the specified ID does not exist in your organization.",
    };

    private static AwsError Denied(string message) => new("AccessDenied", message, 403);
}
