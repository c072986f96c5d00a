using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

[Shape]
public sealed partial class PutAlternateContactRequest
{
    [Length(1, 64), Sensitive]
    public required string Name { get; init; }

    [Length(1, 50), Sensitive]
    public required string Title { get; init; }

    [Length(1, 254), Pattern(AccountPattern.EmailAddress), Sensitive]
    public required string EmailAddress { get; init; }

    [Length(1, 25), Pattern(AccountPattern.PhoneNumber), Sensitive]
    public required string PhoneNumber { get; init; }

    [ConditionKey(AlternateContacts.TypeKey)]
    public required string AlternateContactType { get; init; }

    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

/// <summary>AWS: Account Management API Reference, PutAlternateContact.</summary>
[Operation(AccountService.Name, Http = "POST /putAlternateContact", Writes = Written.Several)]
public sealed class PutAlternateContact : IWriteOperation<PutAlternateContactRequest, NoResponse>
{
    public static Authorization Authorize(PutAlternateContactRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(PutAlternateContactRequest request, Call call, Draft draft)
    {
        var entered = AlternateContacts.Enter(call, nameof(PutAlternateContact), request.AccountId, request.AlternateContactType, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        account.Put(AccountManagementState.AlternateContacts, new AlternateContact
        {
            Type = request.AlternateContactType,
            Name = request.Name,
            Title = request.Title,
            EmailAddress = request.EmailAddress.Trim(),
            PhoneNumber = request.PhoneNumber,
        });
        return NoResponse.Done;
    }
}
