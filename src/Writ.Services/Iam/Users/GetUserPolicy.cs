using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class GetUserPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

[Shape]
public sealed partial class GetUserPolicyResponse
{
    public required string UserName { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyDocument { get; init; }
}

/// <summary>AWS: IAM API Reference, GetUserPolicy.</summary>
[Operation(IamService.Name)]
public sealed class GetUserPolicy : IReadOperation<GetUserPolicyRequest, GetUserPolicyResponse>
{
    public static Authorization Authorize(GetUserPolicyRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<GetUserPolicyResponse> Handle(GetUserPolicyRequest request, Call call)
    {
        var found = InlinePolicies.Get(HolderKinds.Users, request.UserName, request.PolicyName, call.State);
        return found.Error is { } error ? error : new GetUserPolicyResponse
        {
            UserName = found.Value.Holder,
            PolicyName = found.Value.Policy.Name,
            PolicyDocument = found.Value.EncodedDocument,
        };
    }
}
