using Writ.Wire.Errors;

namespace Writ.Services.Iam.Reports;

/// <summary>
/// What the reports refuse. AWS says no more than "Unknown" of a credential report that is not there; the sentence on jobs is
/// ours, for AWS's is not known.
/// </summary>
internal static class ReportErrors
{
    private const string Unsaid = "Unknown";

    public static AwsError NotPresent { get; } = new("ReportNotPresent", Unsaid, 410);

    public static AwsError Expired { get; } = new("ReportExpired", Unsaid, 410);

    public static AwsError NoSuchJob(string id) => IamErrors.NoSuchEntity($"The job with id {id} cannot be found.");

    public static AwsError InvalidArn(string arn) => IamErrors.InvalidInput($"ARN {arn} is not valid.");

    public static AwsError NoSuchService(string name) => IamErrors.InvalidInput($"Service namespace {name} is not valid.");
}
