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

        var isRight = state switch
        {
            Handshake.Canceled => IsSender(handshake, sender, call.Account),
            Handshake.Accepted => IsReceiver(handshake, call.Account) || (handshake.IsProcess && sender.Id == call.Account),
            _ => IsReceiver(handshake, call.Account),
        };
        return !isRight ? IsParty(handshake, sender, call.Account) ? OrganizationsErrors.NoPermission : HandshakeErrors.NotFound
            : handshake.StateAt(call.Now) == state ? HandshakeErrors.AlreadyInState
            : !handshake.IsPending(call.Now) || (state == Handshake.Accepted && handshake.StateAt(call.Now) == Handshake.Requested) ? HandshakeErrors.InvalidTransition
            : new OpenHandshake(home, handshake, organization);
    }

    /// <summary>What nobody is shown any longer is let go, when there is something new.</summary>
    public static void Forget(Draft sender, Call call)
    {
        foreach (var old in sender.State.All(OrganizationsState.Handshakes).Values.Where(old => !old.IsShown(call.Now)))
        {
            sender.Remove(OrganizationsState.Handshakes, old.Id);
        }
    }

    /// <summary>
    /// Sends a handshake: it is kept by who sent it, and who received it knows where. That of others which it is not shown any longer is let
    /// go, lest an account that is invited again and again keep all of it for ever.
    /// </summary>
    public static void Send(Draft sender, Draft receiver, Handshake handshake, Call call)
    {
        foreach (var received in receiver.State.All(OrganizationsState.ReceivedHandshakes).Values)
        {
            if (sender.Get(OrganizationsState.Handshakes, received.Id) is null
                && (call.Platform.Organizations.SenderOf(received.Id, out var known) is null || known?.IsShown(call.Now) != true))
            {
                receiver.Remove(OrganizationsState.ReceivedHandshakes, received.Id);
            }
        }

        sender.Put(OrganizationsState.Handshakes, handshake);
        receiver.Put(OrganizationsState.ReceivedHandshakes, new ReceivedHandshake(handshake.Id));
    }

    public static bool IsParty(Handshake handshake, AccountState sender, AccountId account) => IsReceiver(handshake, account) || sender.Id == account;

    private static bool IsReceiver(Handshake handshake, AccountId account) => handshake.AccountId == account.ToString();

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
        if (ended.TransferId is { } transferId && Home.Get(OrganizationsState.ResponsibilityTransfers, transferId) is { } transfer)
        {
            Home.Put(OrganizationsState.ResponsibilityTransfers, transfer with { Status = state, AnsweredAt = call.Now });
        }

        return HandshakeShape.Of(ended, Home.State, Organization, call);
    }
}
