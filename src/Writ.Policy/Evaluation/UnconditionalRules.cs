namespace Writ.Policy.Evaluation;

/// <summary>The few rules that no policy can change.</summary>
internal static class UnconditionalRules
{
    /// <summary>
    /// Saying who one is and trading keys for a session need no permission, and no policy takes them away
    /// (AWS: STS API reference, GetCallerIdentity; IAM User Guide, permissions for GetSessionToken).
    /// </summary>
    public static bool NeedsNoPermission(in Question question) =>
        Involvement.HasIdentitySide(question.Caller)
        && (Is(question.Action.Text, "sts:GetCallerIdentity") || Is(question.Action.Text, "sts:GetSessionToken"));

    /// <summary>A root user cannot assume roles, whatever the trust policy says.</summary>
    public static bool RootMayNotAssume(in Question question, PolicySet policies) =>
        question.Caller.Kind == CallerKind.Root && policies.ResourcePolicyIsTrustPolicy && Is(question.Action.Text, "sts:AssumeRole");

    private static bool Is(string action, string name) => string.Equals(action, name, StringComparison.OrdinalIgnoreCase);
}
