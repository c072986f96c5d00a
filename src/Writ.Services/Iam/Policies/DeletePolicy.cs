using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class DeletePolicyRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }
}

/// <summary>AWS: IAM API Reference, DeletePolicy. It must be attached to nothing, be nobody's boundary, and have its default version only.</summary>
[Operation(IamService.Name)]
public sealed class DeletePolicy : IWriteOperation<DeletePolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeletePolicyRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<NoResponse> Handle(DeletePolicyRequest request, Call call, Draft draft)
    {
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "delete policies");
        if (found.Error is { } error)
        {
            return error;
        }

        var state = draft.State;
        if (PolicyUsage.Attachments(state, request.PolicyArn) + PolicyUsage.Boundaries(state, request.PolicyArn) > 0)
        {
            return IamErrors.PolicyAttached;
        }

        if (found.Value.Versions.Count > 1)
        {
            return IamErrors.PolicyHasVersions;
        }

        draft.Remove(IamState.Policies, found.Value.Name);
        return NoResponse.Done;
    }
}
