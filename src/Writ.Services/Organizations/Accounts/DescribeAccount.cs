using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class DescribeAccountRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

[Shape]
public sealed partial class DescribeAccountResponse
{
    public AccountShape? Account { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeAccount.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeAccount : IReadOperation<DescribeAccountRequest, DescribeAccountResponse>
{
    public static Authorization Authorize(DescribeAccountRequest request, Call call) => OrganizationsTarget.Node(call, Access.Administrators, request.AccountId);

    public static Result<DescribeAccountResponse> Handle(DescribeAccountRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Management.Get(OrganizationsState.Members, request.AccountId) is { } member
            ? new DescribeAccountResponse { Account = AccountShape.Of(member, entered.Value, call.Platform) }
            : OrganizationsErrors.AccountNotFound;
    }
}
