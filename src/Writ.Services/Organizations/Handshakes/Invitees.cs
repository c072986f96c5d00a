using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>Who can be sent an invitation, and how often.</summary>
internal static class Invitees
{
    public const string Email = "EMAIL";

    private const string Account = "ACCOUNT";

    /// <summary>An account is asked about by its id; whose an address is, the caller need not know.</summary>
    public static Question Question(HandshakePartyShape? target, Call call) =>
        OrganizationsTarget.NodeQuestion(call, target is { Type: Account } ? target.Id : "*") with { ResourceTags = null };

    /// <summary>An open account of this installation.</summary>
    public static Result<AccountId> Find(HandshakePartyShape target, Call call) => target.Type switch
    {
        Account => AccountId.TryParse(target.Id, out var account) && call.Platform.Accounts(account) is { } state && !AccountProfile.IsClosedIn(state)
            ? account
            : HandshakeErrors.NoSuchAccount,
        Email => AccountProfile.WithEmail(target.Id, call.Platform) is { } account ? account : HandshakeErrors.NoSuchAddress,
        _ => HandshakeErrors.InvalidParty,
    };

    /// <summary>Whether as many were sent in a day as may be, of whichever kind. What was accepted does not count.</summary>
    public static bool IsRateExceeded(AccountState state, Call call) => state.All(OrganizationsState.Handshakes).Values
        .Count(handshake => handshake is { Action: Handshake.Invite or Handshake.TransferResponsibility, State: not Handshake.Accepted }
            && handshake.RequestedTimestamp > call.Now - TimeSpan.FromDays(1)) >= OrganizationsQuota.InvitationsPerDay;
}
