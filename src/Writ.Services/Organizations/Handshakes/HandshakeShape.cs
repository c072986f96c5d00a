using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Organizations.Structure;
using Writ.Services.Organizations.Transfers;
using Writ.Wire;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Handshakes;

/// <summary>A handshake on the wire.</summary>
[Shape]
public sealed partial class HandshakeShape
{
    private const string Account = "ACCOUNT";
    private const string Email = "EMAIL";
    private const string OrganizationType = "ORGANIZATION";

    public string? Id { get; init; }

    public string? Arn { get; init; }

    public IReadOnlyList<HandshakePartyShape>? Parties { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? RequestedTimestamp { get; init; }

    public DateTimeOffset? ExpirationTimestamp { get; init; }

    public string? Action { get; init; }

    public IReadOnlyList<HandshakeResourceShape>? Resources { get; init; }

    /// <param name="handshake">The handshake.</param>
    /// <param name="sender">The management account it is of.</param>
    /// <param name="organization">Its organization.</param>
    /// <param name="call">The call.</param>
    internal static HandshakeShape Of(Handshake handshake, AccountState sender, Organization organization, Call call) => new()
    {
        Id = handshake.Id,
        Arn = new OrganizationArn(sender.Id, organization.Id).Handshake(handshake),
        Parties = [new() { Id = organization.Id, Type = OrganizationType }, .. Receiver(handshake)],
        State = handshake.StateAt(call.Now),
        RequestedTimestamp = handshake.RequestedTimestamp,
        ExpirationTimestamp = handshake.ExpirationTimestamp,
        Action = handshake.Action,
        Resources = [.. ResourcesOf(handshake, sender, organization, call)],
    };

    private static HandshakePartyShape[] Receiver(Handshake handshake) =>
        handshake.Email is { } email ? [new() { Id = email, Type = Email }]
        : handshake.AccountId is { } account ? [new() { Id = account, Type = Account }]
        : [];

    private static IEnumerable<HandshakeResourceShape> ResourcesOf(Handshake handshake, AccountState sender, Organization organization, Call call)
    {
        yield return new HandshakeResourceShape { Type = OrganizationType, Value = organization.Id, Resources = [.. Sender(handshake, sender, organization, call)] };
        foreach (var party in Receiver(handshake))
        {
            yield return new HandshakeResourceShape { Type = party.Type, Value = party.Id };
        }

        if (handshake.TransferId is { } transferId && sender.Get(OrganizationsState.ResponsibilityTransfers, transferId) is { } transfer)
        {
            yield return Proposal(transfer);
        }

        if (handshake.Notes is { } notes)
        {
            yield return new HandshakeResourceShape { Type = "NOTES", Value = notes };
        }

        if (handshake.ParentId is { } parent)
        {
            yield return new HandshakeResourceShape { Type = "PARENT_HANDSHAKE", Value = parent };
        }
    }

    /// <summary>Who asks: for a transfer it is the account that would pay, else the organization that the account would be bound by.</summary>
    private static HandshakeResourceShape[] Sender(Handshake handshake, AccountState sender, Organization organization, Call call)
    {
        var profile = AccountProfile.Of(sender, call.Platform);
        return handshake.TransferId is not null
            ? [
                new() { Type = "MANAGEMENT_ACCOUNT", Value = sender.Id.ToString() },
                new() { Type = "MANAGEMENT_EMAIL", Value = profile.Email },
                new() { Type = "MANAGEMENT_NAME", Value = profile.Name },
            ]
            : [
                new() { Type = "MASTER_EMAIL", Value = profile.Email },
                new() { Type = "MASTER_NAME", Value = profile.Name },
                new() { Type = "ORGANIZATION_FEATURE_SET", Value = organization.FeatureSet },
            ];
    }

    private static HandshakeResourceShape Proposal(ResponsibilityTransfer transfer) => new()
    {
        Type = "RESPONSIBILITY_TRANSFER",
        Value = transfer.Id,
        Resources =
        [
            new() { Type = "TRANSFER_TYPE", Value = ResponsibilityTransfer.Billing },
            new() { Type = "TRANSFER_START_TIMESTAMP", Value = WireTime.Iso(transfer.StartTimestamp) },
        ],
    };
}
