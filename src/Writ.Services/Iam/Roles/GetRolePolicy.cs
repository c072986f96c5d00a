using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class GetRolePolicyRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial class GetRolePolicyResponse
{
    public required string RoleName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, GetRolePolicy.</summary>
[Operation(IamService.Name)]
public sealed class GetRolePolicy : IReadOperation<GetRolePolicyRequest, GetRolePolicyResponse>
{
    public static Authorization Authorize(GetRolePolicyRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<GetRolePolicyResponse> Handle(GetRolePolicyRequest request, Call call)
    {
        var found = InlinePolicies.Get(HolderKinds.Roles, request.RoleName, request.PolicyName, call.State);
        return found.Error is { } error ? error : new GetRolePolicyResponse
        {
            RoleName = found.Value.Holder,
            PolicyName = found.Value.Policy.Name,
            PolicyDocument = found.Value.EncodedDocument,
        };
    }
}
