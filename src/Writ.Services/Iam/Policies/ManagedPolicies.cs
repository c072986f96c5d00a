using Writ.Kernel.State;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Policies;

/// <summary>Finds managed policies by ARN: the account's and those of AWS.</summary>
internal static class ManagedPolicies
{
    private const string ResourcePrefix = "policy/";

    private static readonly CompiledPolicy DenyingAll = CompiledPolicy.Parse(
        """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""", PolicyKind.Identity).Policy
        ?? throw new InvalidOperationException("The policy that denies all must compile.");

    /// <summary>The managed policy of that ARN, when the account can use it; null otherwise.</summary>
    public static ManagedPolicy? Find(AccountState state, string arn)
    {
        if (AwsPolicies.Find(arn) is { } aws)
        {
            return aws;
        }

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

    /// <summary>
    /// The default version of a policy that someone has, compiled. When it is there no more (AWS withdrew it, or it was deleted while a session ran), nobody
    /// knows what it denied, so all is denied.
    /// </summary>
    public static NamedPolicy Compile(AccountState state, string arn) => Find(state, arn) is { } policy
        ? new NamedPolicy(policy.Name, arn, policy.Default.Document.Compile(PolicyKind.Identity))
        : new NamedPolicy(arn, arn, DenyingAll);

    /// <summary>Whether a text could be the ARN of a managed policy.</summary>
    public static bool IsArn(string text) => TryParse(text, out _);

    private static bool TryParse(string arn, out Arn parsed) =>
        Arn.TryParse(arn, out parsed) && parsed.Service == IamService.Name && parsed.Resource.StartsWith(ResourcePrefix, StringComparison.Ordinal);
}
