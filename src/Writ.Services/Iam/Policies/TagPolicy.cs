using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class TagPolicyRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: IAM API Reference, TagPolicy.</summary>
[Operation(IamService.Name)]
public sealed class TagPolicy : IWriteOperation<TagPolicyRequest, NoResponse>
{
    public static Authorization Authorize(TagPolicyRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<NoResponse> Handle(TagPolicyRequest request, Call call, Draft draft)
    {
        var found = ManagedPolicies.RequireOwn(draft.State, request.PolicyArn, "tag policies");
        if (found.Error is { } error)
        {
            return error;
        }

        var tags = Tagging.Set(found.Value.Tags, request.Tags, Tagging.OfOthers);
        if (tags.Error is { } refused)
        {
            return refused;
        }

        draft.Put(IamState.Policies, found.Value with { Tags = tags.Value });
        return NoResponse.Done;
    }
}
