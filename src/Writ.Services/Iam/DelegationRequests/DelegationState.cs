namespace Writ.Services.Iam.DelegationRequests;

/// <summary>How far a delegation request has come. Expired is never stored: it follows from the time.</summary>
public enum DelegationState
{
    /// <summary>Nobody owns it yet.</summary>
    Unassigned = 0,

    /// <summary>Somebody owns it and reviews it.</summary>
    Assigned,

    /// <summary>Its owner passed it on to an administrator.</summary>
    PendingApproval,

    /// <summary>Approved; the token is still to be sent.</summary>
    Accepted,

    /// <summary>The token was sent, and the delegation runs.</summary>
    Finalized,

    Rejected,

    Expired,
}
