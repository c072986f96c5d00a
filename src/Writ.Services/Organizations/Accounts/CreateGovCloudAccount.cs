using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class CreateGovCloudAccountRequest
{
    [Length(6, 64), Pattern(OrganizationsPattern.Email), Sensitive]
    public required string Email { get; init; }

    [Length(1, 50), Pattern(OrganizationsPattern.CreateAccountName), Sensitive]
    public required string AccountName { get; init; }

    [Length(0, 64), Pattern(OrganizationsPattern.RoleName)]
    public string? RoleName { get; init; }

    [OneOf("ALLOW", "DENY")]
    public string? IamUserAccessToBilling { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class CreateGovCloudAccountResponse
{
    public CreateAccountStatusShape? CreateAccountStatus { get; init; }
}

/// <summary>AWS: Organizations API Reference, CreateGovCloudAccount. The partition is not simulated, so no management account has an account there.</summary>
[Operation(OrganizationsService.Name)]
public sealed class CreateGovCloudAccount : IWriteOperation<CreateGovCloudAccountRequest, CreateGovCloudAccountResponse>
{
    public static Authorization Authorize(CreateGovCloudAccountRequest request, Call call) => OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 });

    public static Result<CreateGovCloudAccountResponse> Handle(CreateGovCloudAccountRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        return AccountErrors.NoGovCloud;
    }
}
