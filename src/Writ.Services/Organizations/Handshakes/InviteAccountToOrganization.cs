using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class InviteAccountToOrganizationRequest
{
    public required HandshakePartyShape Target { get; init; }

    [Length(0, 1024), Pattern(OrganizationsPattern.Any), Sensitive]
    public string? Notes { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class InviteAccountToOrganizationResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, InviteAccountToOrganization.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class InviteAccountToOrganization : IWriteOperation<InviteAccountToOrganizationRequest, InviteAccountToOrganizationResponse>
{
    public static Authorization Authorize(InviteAccountToOrganizationRequest request, Call call) => OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 }, Invitees.Question(request.Target, call));

    public static Result<InviteAccountToOrganizationResponse> Handle(InviteAccountToOrganizationRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var target = Invitees.Find(request.Target, call);
        var tags = Tagging.Set(TagSet.Empty, request.Tags);
        if ((target.Error ?? tags.Error ?? Check(target.Value, draft.State, call)) is { } refusal)
        {
            return refusal;
        }

        var handshake = new Handshake
        {
            Id = "h-" + call.Ids.LowerCase(32),
            Action = Handshake.Invite,
            State = Handshake.Open,
            RequestedTimestamp = call.Now,
            ExpirationTimestamp = call.Now + Term,
            AccountId = target.Value.ToString(),
            Email = request.Target.Type == Invitees.Email ? request.Target.Id : null,
            Notes = request.Notes,
            Tags = tags.Value,
        };
        HandshakeParties.Forget(draft, call);
        HandshakeParties.Send(draft, draft.Of(target.Value), handshake, call);
        return new InviteAccountToOrganizationResponse { Handshake = HandshakeShape.Of(handshake, draft.State, entered.Value.Organization, call) };
    }

    private static readonly TimeSpan Term = TimeSpan.FromDays(15);

    private static AwsError? Check(AccountId target, AccountState state, Call call)
    {
        var invitations = state.All(OrganizationsState.Handshakes).Values.Where(handshake => handshake.Action == Handshake.Invite).ToList();
        return call.Platform.Organizations.Of(target) is not null ? HandshakeErrors.AlreadyInOrganization
            : AllFeatures.Pending(state, call.Now) is not null ? HandshakeErrors.InvitesDisabled
            : invitations.Exists(handshake => handshake.AccountId == target.ToString() && handshake.IsPending(call.Now)) ? HandshakeErrors.Duplicate
            : Invitees.IsRateExceeded(state, call) ? HandshakeErrors.RateExceeded
            : state.All(OrganizationsState.Members).Count + invitations.Count(handshake => handshake.IsPending(call.Now)) >= OrganizationsQuota.Accounts ? HandshakeErrors.AccountsExceeded
            : null;
    }
}
