using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>
/// The resources whose own policy has to take part: identity policies alone never open them
/// (AWS: KMS Developer Guide, key policies; IAM User Guide, role trust policies).
/// </summary>
public static class MandatoryPolicies
{
    /// <summary>The question is asked of a role's trust policy: assuming the role, or tagging and naming the session that comes of it.</summary>
    public static bool IsTrustQuestion(string action, string resource)
    {
        ArnText arn = new(resource);
        return HasService(action, "sts") && arn.IsArn && arn[2] is "iam" && arn[5].StartsWith("role/", StringComparison.Ordinal);
    }

    /// <summary>The question is asked of a KMS key's policy; aliases and actions without resource are ordinary.</summary>
    public static bool IsKeyQuestion(string action, string resource)
    {
        ArnText arn = new(resource);
        return HasService(action, "kms") && arn.IsArn && arn[2] is "kms" && arn[5].StartsWith("key/", StringComparison.Ordinal);
    }

    private static bool HasService(string action, string service) =>
        action.Length > service.Length && action[service.Length] == ':' && action.StartsWith(service, StringComparison.OrdinalIgnoreCase);
}
