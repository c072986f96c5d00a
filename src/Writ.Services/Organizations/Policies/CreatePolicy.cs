using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class CreatePolicyRequest
{
    [Length(1), Pattern(OrganizationsPattern.Any)]
    public required string Content { get; init; }

    [Length(0, 512), Pattern(OrganizationsPattern.Any)]
    public required string Description { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.Any)]
    public required string Name { get; init; }

    [OneOf("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY"), ConditionKey("organizations:PolicyType")]
    public required string Type { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreatePolicyResponse
{
    public PolicyShape? Policy { get; init; }
}

/// <summary>AWS: Organizations API Reference, CreatePolicy.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class CreatePolicy : IWriteOperation<CreatePolicyRequest, CreatePolicyResponse>
{
    public static Authorization Authorize(CreatePolicyRequest request, Call call) => OrganizationsTarget.New(call, Access.Delegable, request.Tags is { Count: > 0 }, OrganizationsTarget.NewPolicy(call, request.Type));

    public static Result<CreatePolicyResponse> Handle(CreatePolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags);
        if ((tags.Error ?? Check(request, draft.State, entered.Value.Organization)) is { } refusal)
        {
            return refusal;
        }

        var policy = new OrganizationPolicy
        {
            Id = "p-" + call.Ids.LowerCase(8),
            Name = request.Name,
            Type = request.Type,
            Description = request.Description,
            Content = new PolicyText(request.Content),
            Tags = tags.Value,
            UpdateDate = call.Now,
        };
        draft.Put(OrganizationsState.Policies, policy);
        return new CreatePolicyResponse { Policy = PolicyShape.Of(policy, entered.Value) };
    }

    private static AwsError? Check(CreatePolicyRequest request, AccountState state, Organization organization) =>
        !organization.HasAllFeatures ? PolicyErrors.TypeNotAvailable
        : PolicyContent.Check(request.Type, request.Content) is { } malformed ? malformed
        : PolicyNames.Check(state, request.Type, request.Name) is { } duplicate ? duplicate
        : state.FoundBy(OrganizationsState.Policies, request.Type).Count() >= PolicyTypes.MaxPolicies(request.Type) ? PolicyErrors.PoliciesExceeded
        : null;
}
