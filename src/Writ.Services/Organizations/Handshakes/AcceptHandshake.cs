using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Transfers;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

[Shape]
public sealed partial class AcceptHandshakeRequest
{
    [Length(0, 34), Pattern(OrganizationsPattern.HandshakeId)]
    public required string HandshakeId { get; init; }
}

[Shape]
public sealed partial class AcceptHandshakeResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, AcceptHandshake. The account that was asked agrees.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class AcceptHandshake : IWriteOperation<AcceptHandshakeRequest, AcceptHandshakeResponse>
{
    public static Authorization Authorize(AcceptHandshakeRequest request, Call call) => OrganizationsTarget.Handshake(call, request.HandshakeId);

    public static Result<AcceptHandshakeResponse> Handle(AcceptHandshakeRequest request, Call call, Draft draft)
    {
        var opened = HandshakeParties.Open(call, draft, request.HandshakeId, Handshake.Accepted);
        if (opened.Error is { } error)
        {
            return error;
        }

        var (home, handshake, organization) = opened.Value;
        var refused = handshake.Action switch
        {
            Handshake.Invite => Join(call, draft, opened.Value),
            Handshake.TransferResponsibility => TransferChain.Check(home.State, call),
            _ => null,
        };
        if (refused is { } refusal)
        {
            return refusal;
        }

        var answer = opened.Value.End(Handshake.Accepted, call);
        if (handshake is { Action: Handshake.EnableAllFeatures, ParentId: { } parent })
        {
            OrganizationsRole.Put(draft, call);
            AllFeatures.Advance(home, call, parent);
        }
        else if (handshake is { Action: Handshake.ApproveAllFeatures or Handshake.EnableAllFeatures })
        {
            AllFeatures.Finish(home, call, organization, handshake.ParentId ?? handshake.Id);
        }
        else if (handshake.Action == Handshake.TransferResponsibility)
        {
            TransferChain.Report(handshake, home.State, call);
        }

        return new AcceptHandshakeResponse { Handshake = answer };
    }

    private static AwsError? Join(Call call, Draft draft, OpenHandshake opened)
    {
        var (home, handshake, organization) = opened;
        if (call.Platform.Organizations.Of(call.Account) is not null)
        {
            return HandshakeErrors.AlreadyInOrganization;
        }

        // Who joins now would be bound by policies that it was not asked about.
        if (AllFeatures.Pending(home.State, call.Now) is not null)
        {
            return HandshakeErrors.InvitesDisabled;
        }

        if (home.State.All(OrganizationsState.Members).Count >= OrganizationsQuota.Accounts)
        {
            return HandshakeErrors.AccountsExceeded;
        }

        Joining.Put(home, draft, call, new Member
        {
            Id = call.Account.ToString(),
            ParentId = organization.RootId,
            JoinedMethod = Member.Invited,
            JoinedTimestamp = call.Now,
            Tags = handshake.Tags,
        });
        return null;
    }
}
