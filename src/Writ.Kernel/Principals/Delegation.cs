using Writ.Policy;

namespace Writ.Kernel.Principals;

/// <summary>That a session is a delegate's: what somebody let another account do in their name (IAM temporary delegation).</summary>
/// <param name="Requestor">The account that acts.</param>
/// <param name="ApproverPolicies">The policies of the session in which it was approved, which limit besides the session's own; null when there were none.</param>
public sealed record Delegation(AccountId Requestor, IReadOnlyList<NamedPolicy>? ApproverPolicies);
