using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Reports;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class GetRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }
}

[Shape]
public sealed partial class GetRoleResponse
{
    public required RoleShape Role { get; init; }
}

/// <summary>AWS: IAM API Reference, GetRole. When the role was last used is answered from the audit log.</summary>
[Operation(IamService.Name)]
public sealed class GetRole : IStreamOperation<GetRoleRequest, GetRoleResponse>
{
    public static Authorization Authorize(GetRoleRequest request, Call call) => HolderTarget.Role(call, request.RoleName);

    public static async ValueTask<Result<GetRoleResponse>> HandleAsync(GetRoleRequest request, Call call, CancellationToken cancellation)
    {
        if (call.State.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        var last = await LastUses.OfAsync(call, role.Id, cancellation);
        return new GetRoleResponse { Role = RoleShape.Of(role, call.State, call, RoleLastUsedShape.Of(last, call.Now)) };
    }
}
