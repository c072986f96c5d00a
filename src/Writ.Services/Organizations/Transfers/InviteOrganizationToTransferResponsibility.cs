using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Handshakes;
using Writ.Services.Organizations.Tags;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

[Shape]
public sealed partial class InviteOrganizationToTransferResponsibilityRequest
{
    [OneOf("BILLING")]
    public required string Type { get; init; }

    public required HandshakePartyShape Target { get; init; }

    [Length(0, 1024), Pattern(OrganizationsPattern.Any), Sensitive]
    public string? Notes { get; init; }

    public required DateTimeOffset StartTimestamp { get; init; }

    [Length(1, 128), Pattern(OrganizationsPattern.TransferName), Sensitive]
    public required string SourceName { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public IReadOnlyList<TagShape>? Tags { get; init; }
}

[Shape]
public sealed partial class InviteOrganizationToTransferResponsibilityResponse
{
    public HandshakeShape? Handshake { get; init; }
}

/// <summary>AWS: Organizations API Reference, InviteOrganizationToTransferResponsibility. The caller's organization would pay for the other's.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class InviteOrganizationToTransferResponsibility
    : IWriteOperation<InviteOrganizationToTransferResponsibilityRequest, InviteOrganizationToTransferResponsibilityResponse>
{
    public static Authorization Authorize(InviteOrganizationToTransferResponsibilityRequest request, Call call) =>
        OrganizationsTarget.New(call, Access.Management, request.Tags is { Count: > 0 }, Invitees.Question(request.Target, call) with { Keys = TransferTarget.Keys(isInbound: true) });

    public static Result<InviteOrganizationToTransferResponsibilityResponse> Handle(InviteOrganizationToTransferResponsibilityRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Management, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        var source = Invitees.Find(request.Target, call);
        var tags = Tagging.Set(TagSet.Empty, request.Tags);
        if ((source.Error ?? tags.Error ?? TransferDates.CheckStart(request.StartTimestamp, call.Now) ?? Check(source.Value, draft.State, call)) is { } refusal)
        {
            return refusal;
        }

        var transfer = new ResponsibilityTransfer
        {
            Id = "rt-" + call.Ids.LowerCase(32),
            Name = request.SourceName,
            SourceAccountId = source.Value.ToString(),
            StartTimestamp = request.StartTimestamp.ToUniversalTime(),
            HandshakeId = "h-" + call.Ids.LowerCase(32),
            ExpirationTimestamp = TransferDates.Expiration(request.StartTimestamp, call.Now),
            Tags = tags.Value,
        };
        var handshake = Send(transfer, request, call, draft);
        return new InviteOrganizationToTransferResponsibilityResponse { Handshake = HandshakeShape.Of(handshake, draft.State, entered.Value.Organization, call) };
    }

    private static AwsError? Check(AccountId source, AccountState state, Call call)
    {
        if (source == call.Account)
        {
            return TransferErrors.SameAccount;
        }

        var inbound = TransferLookup.InboundOf(state).Where(transfer => transfer.IsUnderWay(call.Now)).ToList();
        var same = inbound.Find(transfer => transfer.SourceAccountId == source.ToString());
        return call.Platform.Organizations.Of(source) is not { IsManagement: true } ? TransferErrors.NotManagement
            : same?.Status == ResponsibilityTransfer.Requested ? HandshakeErrors.Duplicate
            : same is not null ? TransferErrors.AlreadyExists
            : inbound.Count >= OrganizationsQuota.InboundTransfers ? TransferErrors.InboundExceeded
            : Invitees.IsRateExceeded(state, call) ? HandshakeErrors.RateExceeded
            : null;
    }

    /// <summary>Both sides keep what they need; what neither is shown any longer is let go.</summary>
    private static Handshake Send(ResponsibilityTransfer transfer, InviteOrganizationToTransferResponsibilityRequest request, Call call, Draft draft)
    {
        foreach (var old in TransferLookup.InboundOf(draft.State).Where(old => !old.IsShown(call.Now)))
        {
            draft.Remove(OrganizationsState.ResponsibilityTransfers, old.Id);
        }

        var source = draft.Of(AccountId.Parse(transfer.SourceAccountId));
        foreach (var pointer in source.State.All(OrganizationsState.OutboundTransfers).Values)
        {
            if (call.Platform.Organizations.TargetOf(pointer.Id, out var known) is null || known?.IsShown(call.Now) != true)
            {
                source.Remove(OrganizationsState.OutboundTransfers, pointer.Id);
            }
        }

        draft.Put(OrganizationsState.ResponsibilityTransfers, transfer);
        source.Put(OrganizationsState.OutboundTransfers, new OutboundTransfer(transfer.Id));
        var handshake = new Handshake
        {
            Id = transfer.HandshakeId,
            Action = Handshake.TransferResponsibility,
            State = Handshake.Open,
            RequestedTimestamp = call.Now,
            ExpirationTimestamp = transfer.ExpirationTimestamp,
            AccountId = transfer.SourceAccountId,
            Email = request.Target.Type == Invitees.Email ? request.Target.Id : null,
            Notes = request.Notes,
            TransferId = transfer.Id,
        };
        HandshakeParties.Forget(draft, call);
        HandshakeParties.Send(draft, source, handshake, call);
        return handshake;
    }
}
