using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Contacts;

[Shape]
public sealed partial class GetContactInformationRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

[Shape]
public sealed partial class GetContactInformationResponse
{
    public ContactInformationShape? ContactInformation { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetContactInformation.</summary>
[Operation(AccountService.Name, Http = "POST /getContactInformation")]
public sealed class GetContactInformation : IReadOperation<GetContactInformationRequest, GetContactInformationResponse>
{
    public static Authorization Authorize(GetContactInformationRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<GetContactInformationResponse> Handle(GetContactInformationRequest request, Call call)
    {
        var entered = AccountTarget.Enter(call, nameof(GetContactInformation), request.AccountId);
        if (entered.Error is { } error)
        {
            return error;
        }

        return entered.Value.Get(AccountManagementState.ContactInformation, AccountManagementState.Only) is { } contact
            ? new GetContactInformationResponse { ContactInformation = ContactInformationShape.Of(contact) }
            : AccountManagementErrors.NoContactInformation;
    }
}
