using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class DeletePolicyVersionRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Pattern(IamPattern.VersionId)]
    public required string VersionId { get; init; }
}

/// <summary>AWS: IAM API Reference, DeletePolicyVersion.</summary>
[Operation(IamService.Name)]
public sealed class DeletePolicyVersion : IWriteOperation<DeletePolicyVersionRequest, NoResponse>
{
    public static Authorization Authorize(DeletePolicyVersionRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<NoResponse> Handle(DeletePolicyVersionRequest request, Call call, Draft draft)
    {
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "delete policy versions for policies");
        if (found.Error is { } error)
        {
            return error;
        }

        if (found.Value.Version(request.VersionId) is not { } version)
        {
            return IamErrors.NoSuchPolicyVersion(request.PolicyArn, request.VersionId);
        }

        if (version.Id == found.Value.DefaultVersionId)
        {
            return IamErrors.DefaultVersion;
        }

        draft.Put(IamState.Policies, found.Value with { Versions = found.Value.Versions.Remove(version) });
        return NoResponse.Done;
    }
}
