using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>Finds a handshake for one of its parties; to all others there is none.</summary>
internal static class HandshakeParties
{
    /// <summary>A handshake about to be answered or canceled, by a draft that may write several accounts.</summary>
    /// <param name="call">The call.</param>
    /// <param name="draft">The caller's account.</param>
    /// <param name="id">The handshake.</param>
    /// <param name="state">The state it is to take.</param>
    public static Result<OpenHandshake> Open(Call call, Draft draft, string id, string state)
    {
        if (call.Platform.Organizations.SenderOf(id, out _) is not { } sender)
        {
            return HandshakeErrors.NotFound;
        }

        var home = draft.Of(sender.Id);
        if (home.Get(OrganizationsState.Handshakes, id) is not { } handshake || home.Get(OrganizationsState.Organizations, OrganizationsState.Only) is not { } organization)
        {
            return HandshakeErrors.NotFound;
        }

        var isRight = state == Handshake.Canceled ? IsSender(handshake, sender, call.Account) : handshake.AccountId == call.Account.ToString();
        return !isRight ? IsParty(handshake, sender, call.Account) ? OrganizationsErrors.NoPermission : HandshakeErrors.NotFound
            : handshake.StateAt(call.Now) == state ? HandshakeErrors.AlreadyInState
            : !handshake.IsPending(call.Now) ? HandshakeErrors.InvalidTransition
            : new OpenHandshake(home, handshake, organization);
    }

    public static bool IsParty(Handshake handshake, AccountState sender, AccountId account) =>
        handshake.AccountId == account.ToString() || sender.Id == account;

    // What tells the management account that it can finish is sent by the service.
    private static bool IsSender(Handshake handshake, AccountState sender, AccountId account) => sender.Id == account && handshake.Action != Handshake.ApproveAllFeatures;
}

/// <param name="Home">The draft of the management account that sent it.</param>
/// <param name="Handshake">A handshake that waits for an answer.</param>
/// <param name="Organization">The organization.</param>
internal sealed record OpenHandshake(Draft Home, Handshake Handshake, Organization Organization)
{
    /// <summary>Gives it its last state.</summary>
    public HandshakeShape End(string state, Call call)
    {
        var ended = Handshake with { State = state, EndedAt = call.Now };
        Home.Put(OrganizationsState.Handshakes, ended);
        return HandshakeShape.Of(ended, Home.State, Organization, call);
    }
}
