using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Structure;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>
/// How an organization comes to all features: every invited account is asked, and when all have agreed the management account finishes
/// (AWS: Organizations User Guide, enabling all features). Accounts that it created need not be asked.
/// </summary>
internal static class AllFeatures
{
    private static readonly TimeSpan Term = TimeSpan.FromDays(90);

    /// <summary>The handshake of a process that is under way; null when there is none.</summary>
    public static Handshake? Pending(AccountState state, DateTimeOffset now) => state.All(OrganizationsState.Handshakes).Values
        .FirstOrDefault(handshake => handshake.IsProcess && handshake.IsPending(now));

    /// <summary>Begins, by the management account's draft that may write several.</summary>
    public static Handshake Begin(Draft draft, Call call)
    {
        var process = New(call, Handshake.EnableAllFeatures, null, null) with { State = Handshake.Requested };
        HandshakeParties.Forget(draft, call);
        draft.Put(OrganizationsState.Handshakes, process);
        foreach (var member in draft.State.All(OrganizationsState.Members).Values.Where(member => IsAsked(member, draft)))
        {
            Send(draft, call, New(call, Handshake.EnableAllFeatures, member.Id, process));
        }

        Advance(draft, call, process.Id);
        return draft.Get(OrganizationsState.Handshakes, process.Id) ?? process;
    }

    /// <summary>When nobody is left to be asked the process is open, and the management account is told that it can finish.</summary>
    public static void Advance(Draft draft, Call call, string processId)
    {
        if (draft.Get(OrganizationsState.Handshakes, processId) is { } process
            && process.StateAt(call.Now) == Handshake.Requested
            && Children(draft.State, processId).All(child => child.State == Handshake.Accepted || !IsOfMember(child, draft)))
        {
            draft.Put(OrganizationsState.Handshakes, process with { State = Handshake.Open });
            Send(draft, call, New(call, Handshake.ApproveAllFeatures, draft.Origin.Id.ToString(), process));
        }
    }

    /// <summary>Finishes: from here on policies can be used.</summary>
    public static void Finish(Draft draft, Call call, Organization organization, string processId)
    {
        draft.Put(OrganizationsState.Organizations, organization with { FeatureSet = Organization.AllFeatures });
        OrganizationsRole.Put(draft, call);
        End(draft, call, Handshake.Accepted, draft.State.All(OrganizationsState.Handshakes).Values
            .Where(handshake => handshake.Id == processId || (handshake.ParentId == processId && handshake.Action == Handshake.ApproveAllFeatures)));
    }

    /// <summary>With the process all that was sent for it is canceled.</summary>
    public static void Cancel(Draft draft, Call call, string processId) => End(draft, call, Handshake.Canceled, Children(draft.State, processId));

    /// <summary>An account that has left is not waited for.</summary>
    public static void Forget(Draft draft, Call call, string accountId)
    {
        if (Pending(draft.State, call.Now) is { } process)
        {
            End(draft, call, Handshake.Canceled, Children(draft.State, process.Id).Where(child => child.AccountId == accountId));
            Advance(draft, call, process.Id);
        }
    }

    private static void End(Draft draft, Call call, string state, IEnumerable<Handshake> handshakes)
    {
        foreach (var handshake in handshakes.Where(handshake => handshake.IsPending(call.Now)).ToList())
        {
            draft.Put(OrganizationsState.Handshakes, handshake with { State = state, EndedAt = call.Now });
        }
    }

    private static IEnumerable<Handshake> Children(AccountState state, string processId) =>
        state.All(OrganizationsState.Handshakes).Values.Where(handshake => handshake.ParentId == processId);

    private static bool IsAsked(Member member, Draft draft) => member.JoinedMethod == Member.Invited && member.Id != draft.Origin.Id.ToString();

    private static bool IsOfMember(Handshake child, Draft draft) => child.AccountId is { } account && draft.Get(OrganizationsState.Members, account) is not null;

    private static void Send(Draft draft, Call call, Handshake handshake)
    {
        if (AccountId.TryParse(handshake.AccountId, out var receiver))
        {
            HandshakeParties.Send(draft, draft.Of(receiver), handshake, call);
        }
    }

    /// <param name="call">The call.</param>
    /// <param name="action">What is asked.</param>
    /// <param name="account">Of whom; null for the process itself.</param>
    /// <param name="process">What it is a part of, and ends with.</param>
    private static Handshake New(Call call, string action, string? account, Handshake? process) => new()
    {
        Id = "h-" + call.Ids.LowerCase(32),
        Action = action,
        State = Handshake.Open,
        RequestedTimestamp = call.Now,
        ExpirationTimestamp = process?.ExpirationTimestamp ?? call.Now + Term,
        AccountId = account,
        ParentId = process?.Id,
    };
}
