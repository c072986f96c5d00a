using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Policies;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

/// <summary>A group in the account's details, with its policies.</summary>
[Shape]
public sealed partial class GroupDetailShape
{
    public string? Path { get; init; }

    public string? GroupName { get; init; }

    public string? GroupId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<PolicyDetailShape>? GroupPolicyList { get; init; }

    public IReadOnlyList<AttachedPolicyShape>? AttachedManagedPolicies { get; init; }

    public static GroupDetailShape Of(Group group, AccountId account) => new()
    {
        Path = group.Path,
        GroupName = group.Name,
        GroupId = group.Id,
        Arn = group.Arn(account),
        CreateDate = group.CreateDate,
        GroupPolicyList = PolicyDetailShape.All(group),
        AttachedManagedPolicies = AttachedPolicyShape.All(group),
    };
}
