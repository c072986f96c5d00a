using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.PrimaryEmail;

[Shape]
public sealed partial class StartPrimaryEmailUpdateRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(5, 64), Sensitive]
    public required string PrimaryEmail { get; init; }
}

[Shape]
public sealed partial class StartPrimaryEmailUpdateResponse
{
    public string? Status { get; init; }
}

/// <summary>AWS: Account Management API Reference, StartPrimaryEmailUpdate. A code that was made for the account before is good no more.</summary>
[Operation(AccountService.Name, Http = "POST /startPrimaryEmailUpdate", Writes = Written.Several)]
public sealed class StartPrimaryEmailUpdate
    : IWriteOperation<StartPrimaryEmailUpdateRequest, StartPrimaryEmailUpdateResponse>
{
    private static readonly ConstraintPattern Address = ConstraintPattern.Of(OrganizationsPattern.Email);

    public static Authorization Authorize(StartPrimaryEmailUpdateRequest request, Call call) => EmailTarget.Ask(call, request.AccountId, request.PrimaryEmail);

    public static Result<StartPrimaryEmailUpdateResponse> Handle(StartPrimaryEmailUpdateRequest request, Call call, Draft draft)
    {
        var entered = AccountTarget.Enter(call, nameof(StartPrimaryEmailUpdate), request.AccountId, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        if (!Address.IsMatch(request.PrimaryEmail))
        {
            return AccountManagementErrors.InvalidEmail;
        }

        if (AccountProfile.IsTaken(request.PrimaryEmail, call.Platform))
        {
            return AccountManagementErrors.EmailTaken;
        }

        account.Put(AccountManagementState.EmailUpdates, EmailUpdate.Begin(call, account.State.Id, request.PrimaryEmail));
        return new StartPrimaryEmailUpdateResponse { Status = "PENDING" };
    }
}
