using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class CloseAccountRequest
{
    [Length(0, 12), Pattern(OrganizationsPattern.AccountId), Names("AWS::Organizations::Account")]
    public required string AccountId { get; init; }
}

/// <summary>AWS: Organizations API Reference, CloseAccount. It is closed at once: from then on nobody in it can call anything.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class CloseAccount : IWriteOperation<CloseAccountRequest, NoResponse>
{
    public static Authorization Authorize(CloseAccountRequest request, Call call) => OrganizationsTarget.Node(call, Access.Management, request.AccountId);

    public static Result<NoResponse> Handle(CloseAccountRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (Check(request.AccountId, entered.Value, call) is { } refusal)
        {
            return refusal;
        }

        var closing = draft.Of(AccountId.Parse(request.AccountId));
        var profile = AccountProfile.Of(closing.State, call.Platform);
        if (profile.IsClosed)
        {
            return AccountErrors.AlreadyClosed;
        }

        if (IsQuotaExceeded(draft.State, call))
        {
            return AccountErrors.CloseQuotaExceeded;
        }

        closing.Put(OrganizationsState.Profiles, profile with { ClosedAt = call.Now });
        call.Report(CloseAccountStatusShape.Succeeded(call, request.AccountId));
        return NoResponse.Done;
    }

    private static AwsError? Check(string accountId, Membership membership, Call call) =>
        membership.Management.Get(OrganizationsState.Members, accountId) is null ? OrganizationsErrors.AccountNotFound
        : accountId == call.Account.ToString() ? AccountErrors.CannotCloseManagement
        : accountId == call.Platform.FirstAccount.ToString() ? AccountErrors.CannotCloseFirst
        : !membership.Organization.HasAllFeatures ? OrganizationsErrors.AllFeaturesRequired
        : null;

    /// <summary>A fifth of the accounts in 30 days, but 250 in any case, and never more than 1,000.</summary>
    private static bool IsQuotaExceeded(AccountState state, Call call)
    {
        var members = state.All(OrganizationsState.Members);
        var quota = Math.Clamp(members.Count / 5, 250, 1_000);
        return members.Values
            .Select(member => AccountProfile.Of(call.Platform.Outlines(AccountId.Parse(member.Id)), call.Platform).ClosedAt)
            .Count(closed => closed > call.Now - TimeSpan.FromDays(30)) >= quota;
    }
}
