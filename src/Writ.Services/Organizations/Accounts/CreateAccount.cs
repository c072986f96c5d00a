using Writ.Kernel.State;
using Writ.Services.Account;
using Writ.Services.Operations;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class CreateAccountRequest
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
public sealed partial class CreateAccountResponse
{
    public CreateAccountStatusShape? CreateAccountStatus { get; init; }
}

/// <summary>AWS: Organizations API Reference, CreateAccount. Accounts are created at once; what became of the request can be asked for as on AWS.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class CreateAccount : IWriteOperation<CreateAccountRequest, CreateAccountResponse>
{
    public static Authorization Authorize(CreateAccountRequest request, Call call) => OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 });

    public static Result<CreateAccountResponse> Handle(CreateAccountRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var tags = Tagging.Set(TagSet.Empty, request.Tags);
        if ((tags.Error ?? Check(request, draft.State)) is { } refusal)
        {
            return refusal;
        }

        var outcome = new CreateAccountRequestState { Id = "car-" + call.Ids.LowerCase(32), AccountName = request.AccountName, Time = call.Now };
        outcome = AccountProfile.IsTaken(request.Email, call.Platform)
            ? outcome with { FailureReason = "EMAIL_ALREADY_EXISTS" }
            : outcome with { AccountId = Create(request, call, draft, tags.Value).ToString() };
        draft.Put(OrganizationsState.AccountRequests, outcome);
        var status = CreateAccountStatusShape.Of(outcome);
        call.Report(new ServiceEvent(call.Account, "CreateAccountResult", "createAccountStatus", status));
        return new CreateAccountResponse { CreateAccountStatus = status };
    }

    private static AwsError? Check(CreateAccountRequest request, AccountState state) =>
        request.RoleName?.StartsWith("AWSServiceRoleFor", StringComparison.OrdinalIgnoreCase) == true ? AccountErrors.InvalidRoleName
        : state.All(OrganizationsState.Members).Count >= OrganizationsQuota.Accounts ? AccountErrors.AccountsExceeded
        : null;

    private static AccountId Create(CreateAccountRequest request, Call call, Draft draft, TagSet tags)
    {
        var account = NewAccount.Create(draft, call, request.AccountName, request.Email);
        var created = draft.Of(account);
        if (draft.Get(AccountManagementState.ContactInformation, AccountManagementState.Only) is { } contact)
        {
            created.Put(AccountManagementState.ContactInformation, contact with { FullName = request.AccountName });
        }

        NewAccount.PutAccessRole(created, call, request.RoleName ?? NewAccount.AccessRoleName);
        Joining.Put(draft, created, call, new Member
        {
            Id = account.ToString(),
            ParentId = draft.State.All(OrganizationsState.Roots).Values.Single().Id,
            JoinedMethod = Member.Created,
            JoinedTimestamp = call.Now,
            Tags = tags,
        });
        return account;
    }
}
