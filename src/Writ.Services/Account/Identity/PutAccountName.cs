using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Identity;

[Shape]
public sealed partial class PutAccountNameRequest
{
    [Length(1, 50), Pattern(AccountPattern.AccountName), Sensitive]
    public required string AccountName { get; init; }

    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

/// <summary>AWS: Account Management API Reference, PutAccountName. Organizations shows the same name.</summary>
[Operation(AccountService.Name, Http = "POST /putAccountName", Writes = Written.Several)]
public sealed class PutAccountName : IWriteOperation<PutAccountNameRequest, NoResponse>
{
    public static Authorization Authorize(PutAccountNameRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(PutAccountNameRequest request, Call call, Draft draft)
    {
        var entered = AccountTarget.Enter(call, nameof(PutAccountName), request.AccountId, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        var name = request.AccountName.Trim();
        if (name.Length == 0)
        {
            return AccountManagementErrors.BlankName;
        }

        account.Put(OrganizationsState.Profiles, AccountProfile.Of(account.State, call.Platform) with { Name = name });
        return NoResponse.Done;
    }
}
