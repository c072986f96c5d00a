using Writ.Kernel.State;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>Finds managed policies by ARN. The one place that will also know the policies that AWS manages.</summary>
internal static class ManagedPolicies
{
    private const string ResourcePrefix = "policy/";

    /// <summary>The customer managed policy of that ARN in the account, or null.</summary>
    public static ManagedPolicy? Find(AccountState state, string arn)
    {
        if (!TryParse(arn, out var parsed))
        {
            return null;
        }

        var name = parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..];
        return state.Get(IamState.Policies, name) is { } policy && policy.Arn(state.Id).Equals(arn, StringComparison.Ordinal) ? policy : null;
    }

    /// <summary>The policy, or why there is none.</summary>
    public static Result<ManagedPolicy> Require(AccountState state, string arn) =>
        !IsArn(arn) ? IamErrors.InvalidArn(arn)
        : Find(state, arn) is { } policy ? policy
        : IamErrors.NoSuchPolicy(arn);

    /// <summary>The policy when it is this account's to change, or why it is not.</summary>
    /// <param name="state">The account.</param>
    /// <param name="arn">The policy.</param>
    /// <param name="deed">What is refused for other policies, such as "delete policies".</param>
    public static Result<ManagedPolicy> RequireOwn(AccountState state, string arn, string deed) =>
        TryParse(arn, out var parsed) && parsed.Account != state.Id.ToString() ? IamErrors.NotYourPolicy(deed) : Require(state, arn);

    /// <summary>The policy's default version, compiled; null when there is no such policy.</summary>
    public static NamedPolicy? Compile(AccountState state, string arn) =>
        Find(state, arn) is { } policy ? new NamedPolicy(policy.Name, arn, policy.Default.Document.Compile(PolicyKind.Identity)) : null;

    /// <summary>Whether a text could be the ARN of a managed policy.</summary>
    public static bool IsArn(string text) => TryParse(text, out _);

    private static bool TryParse(string arn, out Arn parsed) =>
        Arn.TryParse(arn, out parsed) && parsed.Service == IamService.Name && parsed.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal);
}
