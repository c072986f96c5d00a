using Writ.Kernel.State;
using Writ.Policy;

namespace Writ.Services.Iam.Policies;

/// <summary>Finds managed policies by ARN.</summary>
internal static class ManagedPolicies
{
    private const string ResourcePrefix = "policy/";

    /// <summary>The customer managed policy of that ARN in the account, or null.</summary>
    public static ManagedPolicy? Find(AccountState state, string arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || !parsed.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..];
        return state.Get(IamState.Policies, name) is { } policy && policy.Arn(state.Id).Equals(arn, StringComparison.Ordinal) ? policy : null;
    }

    /// <summary>The policy's default version, compiled; null when there is no such policy.</summary>
    public static NamedPolicy? Compile(AccountState state, string arn) =>
        Find(state, arn) is { } policy ? new NamedPolicy(policy.Name, arn, policy.Default.Document.Compile(PolicyKind.Identity)) : null;
}
