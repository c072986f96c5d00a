using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class PutRolePermissionsBoundaryRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(20, 2048), ConditionKey("iam:PermissionsBoundary"), Names("AWS::IAM::Policy")]
    public required string PermissionsBoundary { get; init; }
}

/// <summary>AWS: IAM API Reference, PutRolePermissionsBoundary. A boundary it has already is replaced.</summary>
[Operation(IamService.Name)]
public sealed class PutRolePermissionsBoundary : IWriteOperation<PutRolePermissionsBoundaryRequest, NoResponse>
{
    public static Authorization Authorize(PutRolePermissionsBoundaryRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<NoResponse> Handle(PutRolePermissionsBoundaryRequest request, Call call, Draft draft)
    {
        var role = RoleProtection.FindModifiable(draft.State, request.RoleName);
        if ((role.Error ?? PermissionsBoundary.Check(draft.State, request.PermissionsBoundary)) is { } error)
        {
            return error;
        }

        draft.Put(IamState.Roles, role.Value with { PermissionsBoundary = request.PermissionsBoundary });
        return NoResponse.Done;
    }
}
