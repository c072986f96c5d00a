using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Identity;

[Shape]
public sealed partial class GetAccountInformationRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }
}

[Shape]
public sealed partial class GetAccountInformationResponse
{
    public string? AccountId { get; init; }

    [Sensitive]
    public string? AccountName { get; init; }

    [TimeForm(TimeForm.Iso)]
    public DateTimeOffset? AccountCreatedDate { get; init; }

    public string? AccountState { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetAccountInformation.</summary>
[Operation(AccountService.Name, Http = "POST /getAccountInformation")]
public sealed class GetAccountInformation : IReadOperation<GetAccountInformationRequest, GetAccountInformationResponse>
{
    public static Authorization Authorize(GetAccountInformationRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<GetAccountInformationResponse> Handle(GetAccountInformationRequest request, Call call)
    {
        var entered = AccountTarget.Enter(call, nameof(GetAccountInformation), request.AccountId);
        if (entered.Error is { } error)
        {
            return error;
        }

        var profile = AccountProfile.Of(entered.Value, call.Platform);
        return new GetAccountInformationResponse
        {
            AccountId = entered.Value.Id.ToString(),
            AccountName = profile.Name,
            AccountCreatedDate = profile.CreateDate == default ? null : profile.CreateDate,
            AccountState = profile.State,
        };
    }
}
