using System.Collections.Immutable;
using Writ.Kernel.State;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// A request of one account (the requestor, a product provider) to be given permissions in another (the owner's) for a limited time. It is kept
/// in the requestor's account, where all of its steps are writes, so that of two accounts that claim it only one can succeed.
/// </summary>
public sealed record DelegationRequest
{
    private static readonly TimeSpan ToBeClaimed = TimeSpan.FromDays(1);
    private static readonly TimeSpan ToBeDecided = TimeSpan.FromDays(7);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    /// <summary>The account that asks.</summary>
    public required string RequestorId { get; init; }

    public string? RequestorName { get; init; }

    /// <summary>The requestor's own name for it, unique among its requests.</summary>
    public required string RequestorWorkflowId { get; init; }

    /// <summary>The account that may answer; null while any may claim it.</summary>
    public string? OwnerAccountId { get; init; }

    public required string Description { get; init; }

    public string? RequestMessage { get; init; }

    public required string PolicyTemplateArn { get; init; }

    public ImmutableList<PolicyParameter> Parameters { get; init; } = [];

    /// <summary>What is asked for: the template with its parameters filled in.</summary>
    public required PolicyText PermissionPolicy { get; init; }

    public string? RedirectUrl { get; init; }

    public required string NotificationChannel { get; init; }

    /// <summary>How long the delegation lasts, in seconds, from when the token is sent.</summary>
    public required int SessionDuration { get; init; }

    public bool OnlySendByOwner { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The last step; what it is now <see cref="StateAt"/> says.</summary>
    public DelegationState State { get; init; }

    public required DateTimeOffset UpdatedTime { get; init; }

    /// <summary>Who claimed it.</summary>
    public DelegationIdentity? Owner { get; init; }

    /// <summary>Who accepted it, and whose permissions the delegation is cut from.</summary>
    public DelegationIdentity? Approver { get; init; }

    /// <summary>When that was. What revokes the sessions of an identity revokes the delegations that it accepted before.</summary>
    public DateTimeOffset? AcceptedTime { get; init; }

    public string? Notes { get; init; }

    public string? RejectionReason { get; init; }

    /// <summary>When it expires unless there is a next step (AWS: IAM User Guide, temporary delegation, request lifecycle).</summary>
    public DateTimeOffset ExpirationTime => UpdatedTime + (State == DelegationState.Unassigned ? ToBeClaimed : ToBeDecided);

    internal IEnumerable<string> IndexValues =>
        Owner is null || OwnerAccountId is null ? [OfWorkflow(RequestorWorkflowId)] : [OfWorkflow(RequestorWorkflowId), OfOwner(OwnerAccountId)];

    public DelegationState StateAt(DateTimeOffset now) => now >= ExpirationTime ? DelegationState.Expired : State;

    /// <summary>Whether it can still become something else than expired, so that it counts against the requestor's quota.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        StateAt(now) is DelegationState.Unassigned or DelegationState.Assigned or DelegationState.PendingApproval or DelegationState.Accepted;

    /// <summary>Whether it expired so long ago that it may be forgotten.</summary>
    public bool IsForgottenAt(DateTimeOffset now) => now >= ExpirationTime + Kept;

    /// <summary>Whether an account may know of it: its owner's, or any as long as nobody's in particular is asked.</summary>
    public bool IsVisibleTo(AccountId account) => OwnerAccountId is null || OwnerAccountId == account.ToString();

    /// <summary>The next step.</summary>
    public DelegationRequest To(DelegationState state, DateTimeOffset now) => this with { State = state, UpdatedTime = now };

    internal static string OfWorkflow(string workflowId) => "workflow:" + workflowId;

    internal static string OfOwner(string account) => "owner:" + account;
}

/// <summary>A value, or a list of them, for a placeholder of a template.</summary>
public sealed record PolicyParameter(string Name, ImmutableList<string> Values, string Type)
{
    public const string Single = "string";

    public const string List = "stringList";
}
