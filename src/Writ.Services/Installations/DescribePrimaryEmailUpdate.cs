using Writ.Services.Account;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

[Shape]
public sealed partial class DescribePrimaryEmailUpdateRequest
{
    [Length(12, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

[Shape]
public sealed partial class DescribePrimaryEmailUpdateResponse
{
    [Sensitive]
    public required string PrimaryEmail { get; init; }

    [Sensitive]
    public required string Otp { get; init; }

    public required DateTimeOffset Expires { get; init; }
}

/// <summary>
/// The one-time code of an account's new address, which AWS would send there. Who runs the house stands for the mail: whoever asked for the update
/// (account:StartPrimaryEmailUpdate) does not learn the code by it.
/// </summary>
[Operation(InstallationsService.Name)]
public sealed class DescribePrimaryEmailUpdate : IReadOperation<DescribePrimaryEmailUpdateRequest, DescribePrimaryEmailUpdateResponse>
{
    public static Authorization Authorize(DescribePrimaryEmailUpdateRequest request, Call call) => Authorization.OnEverything;

    public static Result<DescribePrimaryEmailUpdateResponse> Handle(DescribePrimaryEmailUpdateRequest request, Call call)
    {
        var account = AccountId.Parse(request.AccountId);
        if (call.StateOf(account) is not { } state)
        {
            return InstallationErrors.NoSuchAccount(request.AccountId);
        }

        return state.Get(AccountManagementState.EmailUpdates, AccountManagementState.Only) is { } update && update.Code(call, account) is { } code
            ? new DescribePrimaryEmailUpdateResponse { PrimaryEmail = update.Email, Otp = code, Expires = update.Expires }
            : InstallationErrors.NoEmailUpdate(request.AccountId);
    }
}
