using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

[Shape]
public sealed partial class PutContactInformationRequest
{
    public required ContactInformationShape ContactInformation { get; init; }

    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

/// <summary>AWS: Account Management API Reference, PutContactInformation. The contact is replaced as a whole.</summary>
[Operation(AccountService.Name, Http = "POST /putContactInformation", Writes = Written.Several)]
public sealed class PutContactInformation : IWriteOperation<PutContactInformationRequest, NoResponse>
{
    public static Authorization Authorize(PutContactInformationRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(PutContactInformationRequest request, Call call, Draft draft)
    {
        var entered = AccountTarget.Enter(call, nameof(PutContactInformation), request.AccountId, draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var account = entered.Value;
        var contact = request.ContactInformation.ToContact();
        if (contact.Error is { } invalid)
        {
            return invalid;
        }

        account.Put(AccountManagementState.ContactInformation, contact.Value);
        return NoResponse.Done;
    }
}
