using Writ.Kernel.Principals;
using Writ.Services.Iam;

namespace Writ.Services.Sts;

/// <summary>What a session says of the delegation that it is from; in its package.</summary>
public sealed record DelegatedSession
{
    /// <summary>The account that asked for the delegation, whose calls they are in truth.</summary>
    public required string Requestor { get; init; }

    /// <summary>The policies of the session in which the approver accepted, which limit besides the delegation's own; null when it had none.</summary>
    public IReadOnlyList<PolicyText>? ApproverPolicies { get; init; }

    internal Delegation ToDelegation() => new(AccountId.Parse(Requestor), ApproverPolicies?.Select(SessionClaims.Inline).ToList());
}
