using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

[Shape]
public sealed partial class CreateAccountRequest
{
    [Length(12, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }

    [Length(1, 50), Pattern(OrganizationsPattern.CreateAccountName)]
    public required string Name { get; init; }

    [Length(6, 64), Pattern(OrganizationsPattern.Email)]
    public required string Email { get; init; }
}

[Shape]
public sealed partial class CreateAccountResponse
{
    public required string AccountId { get; init; }
}

/// <summary>An account that is in no organization, with a random id or one that is chosen.</summary>
[Operation(InstallationsService.Name, Writes = Written.Several)]
public sealed class CreateAccount : IWriteOperation<CreateAccountRequest, CreateAccountResponse>
{
    public static Authorization Authorize(CreateAccountRequest request, Call call) => Authorization.OnEverything;

    public static Result<CreateAccountResponse> Handle(CreateAccountRequest request, Call call, Draft draft)
    {
        if (AccountProfile.IsTaken(request.Email, call.Platform))
        {
            return InstallationErrors.EmailTaken(request.Email);
        }

        if (AccountId.TryParse(request.AccountId, out var chosen) && call.Platform.Outlines(chosen) is not null)
        {
            return InstallationErrors.AccountExists(chosen.ToString());
        }

        var account = NewAccount.Create(draft, call, request.Name, request.Email, request.AccountId is null ? null : chosen);
        return new CreateAccountResponse { AccountId = account.ToString() };
    }
}
