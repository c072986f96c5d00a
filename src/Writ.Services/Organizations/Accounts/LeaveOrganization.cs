using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class LeaveOrganizationRequest
{
}

/// <summary>AWS: Organizations API Reference, LeaveOrganization.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class LeaveOrganization : IWriteOperation<LeaveOrganizationRequest, NoResponse>
{
    public static Authorization Authorize(LeaveOrganizationRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Members);

    public static Result<NoResponse> Handle(LeaveOrganizationRequest request, Call call, Draft draft)
    {
        if (call.Platform.Organizations.Of(call.Account) is not { } membership)
        {
            return OrganizationsErrors.NotInUse;
        }

        return Joining.Leave(draft.Of(membership.Management.Id), call, call.Account.ToString(), MembershipEventShape.Left) is { } refusal ? refusal : NoResponse.Done;
    }
}
