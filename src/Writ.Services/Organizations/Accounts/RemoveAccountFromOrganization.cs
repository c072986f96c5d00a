using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class RemoveAccountFromOrganizationRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

/// <summary>AWS: Organizations API Reference, RemoveAccountFromOrganization.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class RemoveAccountFromOrganization : IWriteOperation<RemoveAccountFromOrganizationRequest, NoResponse>
{
    public static Authorization Authorize(RemoveAccountFromOrganizationRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.AccountId);

    public static Result<NoResponse> Handle(RemoveAccountFromOrganizationRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        return Joining.Leave(draft, call, request.AccountId, MembershipEventShape.Removed) is { } refusal ? refusal : NoResponse.Done;
    }
}
