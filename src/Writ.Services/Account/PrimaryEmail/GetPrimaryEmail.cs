using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.PrimaryEmail;

[Shape]
public sealed partial class GetPrimaryEmailRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

[Shape]
public sealed partial class GetPrimaryEmailResponse
{
    [Sensitive]
    public string? PrimaryEmail { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetPrimaryEmail. Of members only.</summary>
[Operation(AccountService.Name, Http = "POST /getPrimaryEmail")]
public sealed class GetPrimaryEmail : IReadOperation<GetPrimaryEmailRequest, GetPrimaryEmailResponse>
{
    public static Authorization Authorize(GetPrimaryEmailRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<GetPrimaryEmailResponse> Handle(GetPrimaryEmailRequest request, Call call)
    {
        var entered = AccountTarget.Enter(call, nameof(GetPrimaryEmail), request.AccountId);
        return entered.Error is { } error ? error : new GetPrimaryEmailResponse { PrimaryEmail = AccountProfile.Of(entered.Value, call.Platform).Email };
    }
}
