using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Policies;

[Shape]
public sealed partial class UpdatePolicyRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.PolicyId), Names("AWS::Organizations::Policy")]
    public required string PolicyId { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.Any)]
    public string? Name { get; init; }

    [Length(0, 512), Pattern(OrganizationsPattern.Any)]
    public string? Description { get; init; }

    [Length(1), Pattern(OrganizationsPattern.Any)]
    public string? Content { get; init; }
}

[Shape]
public sealed partial class UpdatePolicyResponse
{
    public PolicyShape? Policy { get; init; }
}

/// <summary>AWS: Organizations API Reference, UpdatePolicy.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class UpdatePolicy : IWriteOperation<UpdatePolicyRequest, UpdatePolicyResponse>
{
    public static Authorization Authorize(UpdatePolicyRequest request, Call call) => OrganizationsTarget.Policy(call, Access.Delegable, request.PolicyId);

    public static Result<UpdatePolicyResponse> Handle(UpdatePolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var found = PolicyErrors.OwnPolicy(draft.State, request.PolicyId);
        if (found.Error is { } missing)
        {
            return missing;
        }

        var policy = found.Value;
        if (Check(request, draft.State, policy) is { } refusal)
        {
            return refusal;
        }

        policy = policy with
        {
            Name = request.Name ?? policy.Name,
            Description = request.Description ?? policy.Description,
            Content = request.Content is null ? policy.Content : new PolicyText(request.Content),
            UpdateDate = request.Content is null ? policy.UpdateDate : call.Now,
        };
        draft.Put(OrganizationsState.Policies, policy);
        return new UpdatePolicyResponse { Policy = PolicyShape.Of(policy, entered.Value) };
    }

    private static AwsError? Check(UpdatePolicyRequest request, AccountState state, OrganizationPolicy policy) =>
        request.Content is not null && PolicyContent.Check(policy.Type, request.Content) is { } malformed ? malformed
        : request.Name is not null && request.Name != policy.Name ? PolicyNames.Check(state, policy.Type, request.Name)
        : null;
}
