using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.OrganizationsFeatures;

namespace Writ.Services.Sts.RootSessions;

/// <summary>
/// A task for which a member account's root may be assumed. Its policy, which is AWS's, only denies: whatever else root may do. What it leaves
/// is root's to do as ever.
/// </summary>
internal sealed class RootTask
{
    private const string Prefix = "arn:aws:iam::aws:policy/root-task/";

    private static readonly RootTask[] All =
    [
        new("IAMAuditRootUserCredentials", access => access.ManagesCredentials),
        new("IAMCreateRootUserPassword", access => access.ManagesCredentials),
        new("IAMDeleteRootUserCredentials", access => access.ManagesCredentials),
        new("S3UnlockBucketPolicy", access => access.HasSessions),
        new("SQSUnlockQueuePolicy", access => access.HasSessions),
    ];

    private RootTask(string name, Func<RootAccess, bool> isEnabled)
    {
        PolicyArn = Prefix + name;
        IsEnabled = isEnabled;
    }

    public string PolicyArn { get; }

    /// <summary>Whether the organization's features include the task.</summary>
    public Func<RootAccess, bool> IsEnabled { get; }

    /// <summary>Root may do everything in its account; the task's policy takes from that.</summary>
    public static NamedPolicy Everything { get; } = new("root", null, new PolicyText(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""").Compile(PolicyKind.Session));

    /// <summary>The task of that policy; null when the policy is none of a task.</summary>
    public static RootTask? Find(string? policyArn) => Array.Find(All, task => task.PolicyArn == policyArn);
}
