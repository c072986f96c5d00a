using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

[Shape]
public sealed partial class DeleteResourcePolicyRequest
{
}

/// <summary>AWS: Organizations API Reference, DeleteResourcePolicy.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DeleteResourcePolicy : IWriteOperation<DeleteResourcePolicyRequest, NoResponse>
{
    public static Authorization Authorize(DeleteResourcePolicyRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Management);

    public static Result<NoResponse> Handle(DeleteResourcePolicyRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (draft.Get(OrganizationsState.ResourcePolicies, OrganizationsState.Only) is null)
        {
            return DelegationErrors.NoResourcePolicy;
        }

        draft.Remove(OrganizationsState.ResourcePolicies, OrganizationsState.Only);
        return NoResponse.Done;
    }
}
