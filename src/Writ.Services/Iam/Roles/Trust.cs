using System.Collections.Immutable;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Roles;

/// <summary>
/// Trust policies as they are stored and shown. Stored, a user's or role's ARN is its unique id: whoever is created later
/// under the name of a deleted entity is somebody else, and the id that stays behind matches nobody (AWS: IAM User Guide,
/// AWS JSON policy elements, Principal). All else of the text stays as it was given.
/// </summary>
internal static class Trust
{
    /// <summary>A document about to be saved, with unique ids for ARNs.</summary>
    /// <param name="text">The document as given.</param>
    /// <param name="state">The role's account, with the changes of this call.</param>
    /// <param name="accounts">The other accounts of this installation.</param>
    public static Result<SavedTrust> Save(string text, AccountState state, Func<AccountId, AccountState?> accounts)
    {
        var parsed = CompiledPolicy.Parse(text, PolicyKind.Trust, PolicyStrictness.Save);
        if (!parsed.IsValid)
        {
            return IamErrors.MalformedPolicyDocument(parsed.Error.Message);
        }

        if (new PolicyText(text).Size > IamQuota.TrustPolicySize)
        {
            return IamErrors.QuotaExceeded("ACLSizePerRole", IamQuota.TrustPolicySize);
        }

        return Convert(parsed.Policy, state, accounts);
    }

    /// <summary>A role's trust policy with ARNs for the unique ids of all who still exist.</summary>
    public static string Show(Role role, AccountState state, Func<AccountId, AccountState?> accounts)
    {
        var policy = role.TrustPolicy.Compile(PolicyKind.Trust);
        if (!policy.Principals.Any(principal => principal.IsUniqueId))
        {
            return role.TrustPolicy.Text;
        }

        var homes = role.TrustedAccounts.Select(id => AccountId.TryParse(id, out var account) ? accounts(account) : null).OfType<AccountState>().Prepend(state).ToList();
        return policy.WithPrincipals(principal =>
            principal.IsUniqueId ? homes.Select(home => ArnOf(home, principal.Value)).FirstOrDefault(arn => arn is not null) : null);
    }

    private static Result<SavedTrust> Convert(CompiledPolicy policy, AccountState state, Func<AccountId, AccountState?> accounts)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var principal in policy.Principals.Where(principal => principal.IsUserOrRoleArn || principal.IsUniqueId))
        {
            if (HomeOf(principal, state, accounts) is not { } home)
            {
                continue;
            }

            var id = principal.IsUniqueId ? Known(home, principal.Value) : IdOf(home, principal.Value);
            if (id is null)
            {
                return IamErrors.InvalidPrincipal(principal.Value);
            }

            ids[principal.Value] = id;
            if (home.Id != state.Id)
            {
                others.Add(home.Id.ToString());
            }
        }

        var saved = policy.WithPrincipals(principal => principal.IsUserOrRoleArn ? ids.GetValueOrDefault(principal.Value) : null);
        return new SavedTrust(new PolicyText(saved), [.. others]);
    }

    /// <summary>The account a principal must be found in; null when this installation does not have it, so that nothing can be known.</summary>
    private static AccountState? HomeOf(PolicyPrincipal principal, AccountState state, Func<AccountId, AccountState?> accounts) =>
        !Arn.TryParse(principal.Value, out var arn) || !AccountId.TryParse(arn.Account, out var account) || account == state.Id ? state : accounts(account);

    /// <summary>The unique id of the user or role of exactly that ARN, path and case included.</summary>
    private static string? IdOf(AccountState state, string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return state.Get(IamState.Users, name) is { } user && user.Arn(state.Id) == arn ? user.Id
            : state.Get(IamState.Roles, name) is { } role && role.Arn(state.Id) == arn ? role.Id
            : null;
    }

    private static string? ArnOf(AccountState state, string id) =>
        state.FoundBy(IamState.Users, id).FirstOrDefault()?.Arn(state.Id) ?? state.FoundBy(IamState.Roles, id).FirstOrDefault()?.Arn(state.Id);

    private static string? Known(AccountState state, string id) => ArnOf(state, id) is null ? null : id;
}

/// <param name="Document">The document as it is stored.</param>
/// <param name="Accounts">Other accounts whose users and roles it names by unique id.</param>
internal sealed record SavedTrust(PolicyText Document, ImmutableList<string> Accounts);
