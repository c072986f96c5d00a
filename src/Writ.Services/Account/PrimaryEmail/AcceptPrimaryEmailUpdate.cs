using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.PrimaryEmail;

[Shape]
public sealed partial class AcceptPrimaryEmailUpdateRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }

    [Length(5, 64), Sensitive]
    public required string PrimaryEmail { get; init; }

    [Pattern(AccountPattern.Otp), Sensitive]
    public required string Otp { get; init; }
}

[Shape]
public sealed partial class AcceptPrimaryEmailUpdateResponse
{
    public string? Status { get; init; }
}

/// <summary>AWS: Account Management API Reference, AcceptPrimaryEmailUpdate. The address is the account's at once. No two accounts have the same, so one such write runs at a time.</summary>
[Operation(AccountService.Name, Http = "POST /acceptPrimaryEmailUpdate", Writes = Written.Several)]
public sealed class AcceptPrimaryEmailUpdate : IWriteOperation<AcceptPrimaryEmailUpdateRequest, AcceptPrimaryEmailUpdateResponse>
{
    public static Authorization Authorize(AcceptPrimaryEmailUpdateRequest request, Call call) => EmailTarget.Ask(call, request.AccountId, request.PrimaryEmail);

    public static Result<AcceptPrimaryEmailUpdateResponse> Handle(AcceptPrimaryEmailUpdateRequest request, Call call, Draft draft)
    {
        var entered = AccountTarget.Enter(call, nameof(AcceptPrimaryEmailUpdate), request.AccountId, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        if (account.Get(AccountManagementState.EmailUpdates, AccountManagementState.Only) is not { } update)
        {
            return AccountManagementErrors.NoEmailUpdate;
        }

        if (Try(request, call, account.State.Id, update) is { } refusal)
        {
            return refusal;
        }

        account.Remove(AccountManagementState.EmailUpdates, AccountManagementState.Only);
        account.Put(OrganizationsState.Profiles, AccountProfile.Of(account.State, call.Platform) with { Email = update.Email });
        return new AcceptPrimaryEmailUpdateResponse { Status = "ACCEPTED" };
    }

    private static AwsError? Try(AcceptPrimaryEmailUpdateRequest request, Call call, AccountId account, EmailUpdate update)
    {
        // A code is short: who may ask must not be able to guess.
        var tries = $"primary-email/{account}";
        if (!call.Platform.Codes.MayTry(tries, call.Now))
        {
            return AccountManagementErrors.TooManyCodes;
        }

        if (!update.Accepts(call, account, request.PrimaryEmail, request.Otp))
        {
            return AccountManagementErrors.WrongCode;
        }

        call.Platform.Codes.Succeeded(tries);
        return AccountProfile.IsTaken(update.Email, call.Platform) ? AccountManagementErrors.EmailTaken : null;
    }
}
