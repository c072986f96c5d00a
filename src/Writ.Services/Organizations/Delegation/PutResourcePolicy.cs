using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class PutResourcePolicyRequest
{
    [Length(1, 40000), Pattern(OrganizationsPattern.Any)]
    public required string Content { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class PutResourcePolicyResponse
{
    public ResourcePolicyShape? ResourcePolicy { get; init; }
}

/// <summary>AWS: Organizations API Reference, PutResourcePolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class PutResourcePolicy : IWriteOperation<PutResourcePolicyRequest, PutResourcePolicyResponse>
{
    public static Authorization Authorize(PutResourcePolicyRequest request, Call call) => OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 }, OrganizationsTarget.ResourcePolicyQuestion(call, "*"));

    public static Result<PutResourcePolicyResponse> Handle(PutResourcePolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var existing = draft.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only);
        var tags = existing is not null && request.Tags is { Count: > 0 } ? DelegationErrors.TagsOfExisting : Tagging.Set(TagSet.Empty, request.Tags);
        if ((tags.Error ?? Check(request.Content, entered.Value)) is { } refusal)
        {
            return refusal;
        }

        var policy = new OrganizationResourcePolicy
        {
            Id = existing?.Id ?? "rp-" + call.Ids.LowerCase(8),
            Content = new PolicyText(request.Content),
            Tags = existing?.Tags ?? tags.Value,
        };
        draft.Put(OrganizationsState.ResourcePolicies, policy);
        return new PutResourcePolicyResponse { ResourcePolicy = ResourcePolicyShape.Of(policy, entered.Value) };
    }

    private static AwsError? Check(string content, Membership membership) =>
        !membership.Organization.HasAllFeatures ? OrganizationsErrors.AllFeaturesRequired
        : CompiledPolicy.Parse(content, PolicyKind.Resource, PolicyStrictness.Save).Policy is not { } document ? DelegationErrors.MalformedResourcePolicy
        : !DelegableActions.CoverAllOf(document) ? DelegationErrors.UnsupportedAction
        : null;
}
