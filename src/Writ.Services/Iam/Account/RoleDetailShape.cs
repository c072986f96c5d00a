using Writ.Services.Iam.InstanceProfiles;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Query;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

/// <summary>A role in the account's details, with its trust policy, its instance profiles and its policies.</summary>
[Shape]
public sealed partial class RoleDetailShape
{
    public string? Path { get; init; }

    public string? RoleName { get; init; }

    public string? RoleId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? AssumeRolePolicyDocument { get; init; }

    public IReadOnlyList<InstanceProfileShape>? InstanceProfileList { get; init; }

    public IReadOnlyList<PolicyDetailShape>? RolePolicyList { get; init; }

    public IReadOnlyList<AttachedPolicyShape>? AttachedManagedPolicies { get; init; }

    public AttachedPermissionsBoundaryShape? PermissionsBoundary { get; init; }

    public IReadOnlyList<TagShape>? Tags { get; init; }

    public RoleLastUsedShape? RoleLastUsed { get; init; }

    public static RoleDetailShape Of(Role role, Call call, RoleLastUsedShape lastUsed) => new()
    {
        Path = role.Path,
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = role.Arn(call.Account),
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = FormText.Encode(Trust.Show(role, call.State, call.Platform.Accounts)),
        InstanceProfileList =
        [
            .. call.State.FoundBy(IamState.InstanceProfiles, IamState.OfName(role.Name)).Select(profile => InstanceProfileShape.Of(profile, call.State, call, null)),
        ],
        RolePolicyList = PolicyDetailShape.All(role),
        AttachedManagedPolicies = AttachedPolicyShape.All(role),
        PermissionsBoundary = AttachedPermissionsBoundaryShape.Of(role.PermissionsBoundary),
        Tags = Tagging.ShowAll(role.Tags),
        RoleLastUsed = lastUsed,
    };
}
