using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

/// <summary>An embedded policy in the account's details.</summary>
[Shape]
public sealed partial class PolicyDetailShape
{
    public string? PolicyName { get; init; }

    public string? PolicyDocument { get; init; }

    /// <summary>All policies embedded in an entity, their documents URL-encoded.</summary>
    public static IReadOnlyList<PolicyDetailShape> All(PolicyHolder holder) =>
        [.. holder.InlinePolicies.Select(policy => new PolicyDetailShape { PolicyName = policy.Name, PolicyDocument = FormText.Encode(policy.Document.Text) })];
}
