using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Identity;

[Shape]
public sealed partial class GetGovCloudAccountInformationRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? StandardAccountId { get; init; }
}

[Shape]
public sealed partial class GetGovCloudAccountInformationResponse
{
    public required string GovCloudAccountId { get; init; }

    public required string AccountState { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetGovCloudAccountInformation. That partition is not here, so no account is linked to one of it.</summary>
[Operation(AccountService.Name, Http = "POST /getGovCloudAccountInformation")]
public sealed class GetGovCloudAccountInformation : IReadOperation<GetGovCloudAccountInformationRequest, GetGovCloudAccountInformationResponse>
{
    public static Authorization Authorize(GetGovCloudAccountInformationRequest request, Call call) => AccountTarget.Ask(call, request.StandardAccountId);

    public static Result<GetGovCloudAccountInformationResponse> Handle(GetGovCloudAccountInformationRequest request, Call call) =>
        AccountTarget.Enter(call, nameof(GetGovCloudAccountInformation), request.StandardAccountId).Error ?? AccountManagementErrors.NoGovCloudAccount;
}
