using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

[Shape]
public sealed partial class DeleteAlternateContactRequest
{
    [ConditionKey(AlternateContacts.TypeKey)]
    public required string AlternateContactType { get; init; }

    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

/// <summary>AWS: Account Management API Reference, DeleteAlternateContact.</summary>
[Operation(AccountService.Name, Http = "POST /deleteAlternateContact", Writes = Written.Several)]
public sealed class DeleteAlternateContact : IWriteOperation<DeleteAlternateContactRequest, NoResponse>
{
    public static Authorization Authorize(DeleteAlternateContactRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(DeleteAlternateContactRequest request, Call call, Draft draft)
    {
        var entered = AlternateContacts.Enter(call, nameof(DeleteAlternateContact), request.AccountId, request.AlternateContactType, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        if (account.Get(AccountManagementState.AlternateContacts, request.AlternateContactType) is null)
        {
            return AccountManagementErrors.NoAlternateContact;
        }

        account.Remove(AccountManagementState.AlternateContacts, request.AlternateContactType);
        return NoResponse.Done;
    }
}
