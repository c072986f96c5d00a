using Writ.Wire.Errors;

namespace Writ.Services.Sts.RootSessions;

/// <summary>Why there is no session of a root user. AWS documents no sentences.</summary>
internal static class RootSessionErrors
{
    public static AwsError NotByRoot { get; } = StsErrors.AccessDenied("Root sessions may not be assumed by root accounts.");

    public static AwsError NoTaskPolicy { get; } = StsErrors.Validation("TaskPolicyArn is not the ARN of a root task policy.");
}
