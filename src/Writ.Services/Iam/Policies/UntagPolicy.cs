using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class UntagPolicyRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Length(0, 50), EachLength(1, 128), Pattern(IamPattern.TagKey), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: IAM API Reference, UntagPolicy. Keys it does not have are passed over.</summary>
[Operation(IamService.Name)]
public sealed class UntagPolicy : IWriteOperation<UntagPolicyRequest, NoResponse>
{
    public static Authorization Authorize(UntagPolicyRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<NoResponse> Handle(UntagPolicyRequest request, Call call, Draft draft)
    {
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "untag policies");
        if (found.Error is { } error)
        {
            return error;
        }

        draft.Put(IamState.Policies, found.Value with { Tags = found.Value.Tags.Without(request.TagKeys, Tagging.OfOthers) });
        return NoResponse.Done;
    }
}
