using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class DescribeCreateAccountStatusRequest
{
    [Length(0, 36), Pattern(OrganizationsPattern.CreateAccountRequestId)]
    public required string CreateAccountRequestId { get; init; }
}

[Shape]
public sealed partial class DescribeCreateAccountStatusResponse
{
    public CreateAccountStatusShape? CreateAccountStatus { get; init; }
}

/// <summary>AWS: Organizations API Reference, DescribeCreateAccountStatus.</summary>
[Operation(OrganizationsService.Name)]
public sealed class DescribeCreateAccountStatus : IReadOperation<DescribeCreateAccountStatusRequest, DescribeCreateAccountStatusResponse>
{
    public static Authorization Authorize(DescribeCreateAccountStatusRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<DescribeCreateAccountStatusResponse> Handle(DescribeCreateAccountStatusRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Management.Get(OrganizationsState.AccountRequests, request.CreateAccountRequestId) is { } outcome
            ? new DescribeCreateAccountStatusResponse { CreateAccountStatus = CreateAccountStatusShape.Of(outcome) }
            : AccountErrors.StatusNotFound;
    }
}
