using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

[Shape]
public sealed partial class GetAlternateContactRequest
{
    [ConditionKey(AlternateContacts.TypeKey)]
    public required string AlternateContactType { get; init; }

    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

[Shape]
public sealed partial class GetAlternateContactResponse
{
    public AlternateContactShape? AlternateContact { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetAlternateContact.</summary>
[Operation(AccountService.Name, Http = "POST /getAlternateContact")]
public sealed class GetAlternateContact : IReadOperation<GetAlternateContactRequest, GetAlternateContactResponse>
{
    public static Authorization Authorize(GetAlternateContactRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<GetAlternateContactResponse> Handle(GetAlternateContactRequest request, Call call)
    {
        var entered = AlternateContacts.Enter(call, nameof(GetAlternateContact), request.AccountId, request.AlternateContactType);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Get(AccountManagementState.AlternateContacts, request.AlternateContactType) is { } contact
            ? new GetAlternateContactResponse { AlternateContact = AlternateContactShape.Of(contact) }
            : AccountManagementErrors.NoAlternateContact;
    }
}
