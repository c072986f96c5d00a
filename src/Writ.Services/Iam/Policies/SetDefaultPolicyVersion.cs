using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class SetDefaultPolicyVersionRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Pattern(IamPattern.VersionId)]
    public required string VersionId { get; init; }
}

/// <summary>AWS: IAM API Reference, SetDefaultPolicyVersion. What it says is in force for all who have the policy at once.</summary>
[Operation(IamService.Name)]
public sealed class SetDefaultPolicyVersion : IWriteOperation<SetDefaultPolicyVersionRequest, NoResponse>
{
    public static Authorization Authorize(SetDefaultPolicyVersionRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<NoResponse> Handle(SetDefaultPolicyVersionRequest request, Call call, Draft draft)
    {
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "update policies");
        if (found.Error is { Status: not 404 } error)
        {
            return error;
        }

        if (found.Error is not null || found.Value.Version(request.VersionId) is not { } version)
        {
            return IamErrors.NoSuchPolicyVersion(request.PolicyArn, request.VersionId);
        }

        draft.Put(IamState.Policies, found.Value with { DefaultVersionId = version.Id, UpdateDate = call.Now });
        return NoResponse.Done;
    }
}
