using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>Whose the resource is.</summary>
internal static class Accounts
{
    /// <summary>
    /// Caller and resource belong to different accounts. When nobody says whose the resource is, its ARN may; leaving the account out must not
    /// turn a cross-account request into an easier one.
    /// </summary>
    public static bool Differ(AuthorizationRequest request, in ArnText resource)
    {
        string? caller = request.Caller.Account;
        if (request.WildcardOnly)
        {
            return false;
        }

        if (request.ResourceAccount is { Length: > 0 } owner)
        {
            return !string.Equals(caller, owner, StringComparison.Ordinal);
        }

        return resource.IsArn && PrincipalForm.IsAccountId(resource[4]) && !resource[4].SequenceEqual(caller);
    }
}
