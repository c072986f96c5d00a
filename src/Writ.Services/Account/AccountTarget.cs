using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;

namespace Writ.Services.Account;

/// <summary>
/// The account that an operation is about: the caller's own, or the member of the caller's organization that AccountId names (AWS: Account
/// Management Reference Guide, standalone context and organizations context).
/// </summary>
internal static class AccountTarget
{
    private const string NotTrusted = "Your organization must first enable trusted access with AWS Account Management.";
    private const string OnlyStandalone = "The management account can only be managed using the standalone context from the management account.";

    /// <summary>What the policies are asked about the account.</summary>
    /// <param name="call">The call.</param>
    /// <param name="accountId">The request's AccountId, which may be anything: it is not validated yet.</param>
    /// <param name="keys">Condition keys that follow from the request.</param>
    public static Authorization Ask(Call call, string? accountId, params ReadOnlySpan<KeyValuePair<string, IReadOnlyList<string>>> keys)
    {
        var question = accountId is null ? new Question { Resource = $"arn:aws:account::{call.Account}:account" } : OfMember(call, accountId);
        return Authorization.Of(question with { Keys = [.. question.Keys, .. keys] });
    }

    /// <summary>The account's state, when the caller is where it can be asked for. The policies have agreed already.</summary>
    public static Result<AccountState> Enter(Call call, string operation, string? accountId)
    {
        if (accountId is null)
        {
            return call.State;
        }

        if (Refusal(call, operation, accountId, call.Membership) is { } refusal)
        {
            return refusal;
        }

        return AccountId.TryParse(accountId, out var id) && call.StateOf(id) is { } state ? state : Denied(call, operation);
    }

    /// <summary>The same for a write: the organization and the account as they are now; the draft is that account's.</summary>
    public static Result<Draft> Enter(Call call, string operation, string? accountId, Draft draft)
    {
        if (accountId is null)
        {
            return draft;
        }

        var membership = call.Membership is { } asked ? Membership.In(draft.Of(asked.Management.Id).State, call.Account) : null;
        if (Refusal(call, operation, accountId, membership) is { } refusal)
        {
            return refusal;
        }

        // A closed account is as it was.
        return AccountId.TryParse(accountId, out var id) && call.StateOf(id) is not null && draft.Of(id) is var account && !AccountProfile.IsClosedIn(account.State)
            ? account
            : Denied(call, operation);
    }

    /// <summary>A refusal that no policy decides.</summary>
    public static AwsError Denied(Call call, string operation, string? why = null) => AccountManagementErrors.Denied(call.Principal.Caller.Arn ?? "", $"{AccountService.Name}:{operation}", why);

    private static AwsError? Refusal(Call call, string operation, string accountId, Membership? membership)
    {
        if (membership is null || !Administers(membership))
        {
            return Denied(call, operation);
        }

        if (membership.Management.Get(OrganizationsState.ServiceAccesses, AccountService.Principal) is null)
        {
            return Denied(call, operation, NotTrusted);
        }

        if (accountId == membership.Management.Id.ToString())
        {
            return Denied(call, operation, operation.Contains("PrimaryEmail", StringComparison.Ordinal) ? "Access Denied" : OnlyStandalone);
        }

        return membership.Organization.HasAllFeatures && membership.Management.Get(OrganizationsState.Members, accountId) is not null ? null : Denied(call, operation);
    }

    private static bool Administers(Membership membership) => membership.IsManagement
        || membership.Management.FoundBy(OrganizationsState.DelegatedAdministrators, membership.Member.Id).Any(delegated => delegated.ServicePrincipal == AccountService.Principal);

    /// <summary>A member's ARN is the management account's, as are those of all that organizations have. Without an organization it names one that cannot be.</summary>
    private static Question OfMember(Call call, string accountId)
    {
        if (call.Membership is not { } membership)
        {
            return new Question { Resource = $"arn:aws:account::{call.Account}:account/o-none/{accountId}" };
        }

        var management = membership.Management.Id.ToString();
        var keys = new List<KeyValuePair<string, IReadOnlyList<string>>> { new("aws:ResourceAccount", [management]) };
        if (membership.Management.Get(OrganizationsState.Members, accountId) is { } member)
        {
            keys.Add(new("account:AccountResourceOrgPaths", call.Platform.Organizations.GuardrailsOf(AccountId.Parse(accountId))?.Paths ?? []));
            keys.AddRange(member.Tags.Select(tag => KeyValuePair.Create<string, IReadOnlyList<string>>("account:AccountResourceOrgTags/" + tag.Key, [tag.Value])));
        }

        return new Question { Resource = $"arn:aws:account::{management}:account/{membership.Organization.Id}/{accountId}", Keys = keys };
    }
}
