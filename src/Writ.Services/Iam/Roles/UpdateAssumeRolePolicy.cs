using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class UpdateAssumeRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, UpdateAssumeRolePolicy.</summary>
[Operation(IamService.Name)]
public sealed class UpdateAssumeRolePolicy : IWriteOperation<UpdateAssumeRolePolicyRequest, NoResponse>
{
    public static Authorization Authorize(UpdateAssumeRolePolicyRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(UpdateAssumeRolePolicyRequest request, Call call, Draft draft)
    {
        var role = RoleProtection.FindModifiable(draft.State, request.RoleName);
        if (role.Error is { } refused)
        {
            return refused;
        }

        var trust = Trust.Save(request.PolicyDocument, draft.State, call.Platform.Accounts);
        if (trust.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.Roles, role.Value with { TrustPolicy = trust.Value.Document, TrustedAccounts = trust.Value.Accounts });
        return NoResponse.Done;
    }
}
