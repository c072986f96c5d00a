using Writ.Kernel.State;
using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class DeleteUserPolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Policy")]
    public required string PolicyName { get; init; }
}

/// <summary>AWS: IAM API Reference, DeleteUserPolicy. The embedded one; managed ones are detached.</summary>
[Operation(IamService.Name)]
public sealed class DeleteUserPolicy : IWriteOperation<DeleteUserPolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteUserPolicyRequest request, Call call) => HolderTarget.User(call, request.UserName);

    public static Result<NoResponse> Handle(DeleteUserPolicyRequest request, Call call, Draft draft) =>
        InlinePolicies.Delete(HolderKinds.Users, request.UserName, request.PolicyName, draft);
}
