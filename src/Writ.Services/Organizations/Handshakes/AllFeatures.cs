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
        .FirstOrDefault(handshake => handshake is { Action: Handshake.EnableAllFeatures, ParentId: null } && handshake.IsPending(now));

    /// <summary>Begins, by the management account's draft that may write several.</summary>
    public static Handshake Begin(Draft draft, Call call)
    {
        var parent = New(call, Handshake.EnableAllFeatures, null, null);
        draft.Put(OrganizationsState.Handshakes, parent);
        foreach (var member in draft.State.All(OrganizationsState.Members).Values.Where(member => IsAsked(member, draft)))
        {
            Send(draft, call, New(call, Handshake.EnableAllFeatures, member.Id, parent.Id));
        }

        Advance(draft, call, parent.Id);
        return parent;
    }

    /// <summary>When nobody is left to be asked, the management account is told that it can finish.</summary>
    public static void Advance(Draft draft, Call call, string parentId)
    {
        var children = Children(draft.State, parentId).ToList();
        if (children.TrueForAll(child => child is { Action: Handshake.EnableAllFeatures, State: Handshake.Accepted }))
        {
            Send(draft, call, New(call, Handshake.ApproveAllFeatures, draft.Origin.Id.ToString(), parentId));
        }
    }

    /// <summary>Finishes: from here on policies can be used.</summary>
    public static void Finish(Draft draft, Call call, Organization organization, string parentId)
    {
        draft.Put(OrganizationsState.Organizations, organization with { FeatureSet = Organization.AllFeatures });
        OrganizationsRole.Put(draft, call);
        if (draft.Get(OrganizationsState.Handshakes, parentId) is { } parent)
        {
            draft.Put(OrganizationsState.Handshakes, parent with { State = Handshake.Accepted, EndedAt = call.Now });
        }
    }

    /// <summary>With the process all that was sent for it is canceled.</summary>
    public static void Cancel(Draft draft, Call call, string parentId)
    {
        foreach (var child in Children(draft.State, parentId).Where(child => child.IsPending(call.Now)).ToList())
        {
            draft.Put(OrganizationsState.Handshakes, child with { State = Handshake.Canceled, EndedAt = call.Now });
        }
    }

    private static IEnumerable<Handshake> Children(AccountState state, string parentId) =>
        state.All(OrganizationsState.Handshakes).Values.Where(handshake => handshake.ParentId == parentId);

    private static bool IsAsked(Member member, Draft draft) => member.JoinedMethod == Member.Invited && member.Id != draft.Origin.Id.ToString();

    private static void Send(Draft draft, Call call, Handshake handshake)
    {
        draft.Put(OrganizationsState.Handshakes, handshake);
        if (AccountId.TryParse(handshake.AccountId, out var receiver) && call.Platform.Outlines(receiver) is not null)
        {
            draft.Of(receiver).Put(OrganizationsState.ReceivedHandshakes, new ReceivedHandshake(handshake.Id));
        }
    }

    private static Handshake New(Call call, string action, string? account, string? parentId) => new()
    {
        Id = "h-" + call.Ids.LowerCase(32),
        Action = action,
        State = Handshake.Open,
        RequestedTimestamp = call.Now,
        ExpirationTimestamp = call.Now + Term,
        AccountId = account,
        ParentId = parentId,
    };
}
