using Writ.Kernel.State;
using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class CreatePolicyRequest
{
    [Length(1, 128), Pattern(IamPattern.Name)]
    public required string PolicyName { get; init; }

    [Length(1, 512), Pattern(IamPattern.PolicyPath)]
    public string? Path { get; init; }

    [Length(1, 131072), Pattern(IamPattern.PolicyDocument)]
    public required string PolicyDocument { get; init; }

    [Length(0, 1000)]
    public string? Description { get; init; }

    [Length(0, 50), ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreatePolicyResponse
{
    public PolicyShape? Policy { get; init; }
}

/// <summary>AWS: IAM API Reference, CreatePolicy. Names are unique in the account, whatever the path; tags must be allowed by iam:TagPolicy too.</summary>
[Operation(IamService.Name)]
public sealed class CreatePolicy : IWriteOperation<CreatePolicyRequest, CreatePolicyResponse>
{
    public static Authorization Authorize(CreatePolicyRequest request, Call call) =>
        IamTarget.NewTagged(call, "policy", request.Path, request.PolicyName, request.Tags is { Count: > 0 } ? "iam:TagPolicy" : null);

    public static Result<CreatePolicyResponse> Handle(CreatePolicyRequest request, Call call, Draft draft)
    {
        var document = PolicyDocuments.SaveManaged(request.PolicyDocument);
        var tags = Tagging.Set(TagSet.Empty, request.Tags, Tagging.OfOthers);
        if ((document.Error ?? tags.Error ?? Refusal(draft.State, request.PolicyName)) is { } error)
        {
            return error;
        }

        var policy = new ManagedPolicy
        {
            Name = request.PolicyName,
            Path = request.Path ?? "/",
            Id = call.Ids.UniqueId("ANPA"),
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Description = request.Description,
            Tags = tags.Value,
            Versions = [new PolicyVersion("v1", document.Value, call.Now)],
            DefaultVersionId = "v1",
            NextVersion = 2,
        };
        draft.Put(IamState.Policies, policy);
        return new CreatePolicyResponse { Policy = PolicyShape.Created(policy, draft.State) };
    }

    private static AwsError? Refusal(AccountState state, string name) =>
        state.Get(IamState.Policies, name) is not null
            ? IamErrors.EntityAlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.")
            : state.All(IamState.Policies).Count >= IamQuota.Policies ? IamErrors.QuotaExceeded("PoliciesPerAccount", IamQuota.Policies) : null;
}
