using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Transfers;

/// <summary>A transfer on the wire.</summary>
[Shape]
public sealed partial class ResponsibilityTransferShape
{
    public string? Arn { get; init; }

    [Sensitive]
    public string? Name { get; init; }

    public string? Id { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public TransferParticipantShape? Source { get; init; }

    public TransferParticipantShape? Target { get; init; }

    public DateTimeOffset? StartTimestamp { get; init; }

    public DateTimeOffset? EndTimestamp { get; init; }

    public string? ActiveHandshakeId { get; init; }

    /// <summary>As the caller, which is one of its parties, sees it.</summary>
    internal static ResponsibilityTransferShape Of(ResponsibilityTransfer transfer, AccountState target, Membership viewer, Call call)
    {
        var isInbound = target.Id == call.Account;
        return new ResponsibilityTransferShape
        {
            Arn = new OrganizationArn(viewer.Management.Id, viewer.Organization.Id).Transfer(TransferTarget.Direction(isInbound), transfer.Id),
            Name = isInbound ? transfer.Name : null,
            Id = transfer.Id,
            Type = ResponsibilityTransfer.Billing,
            Status = transfer.StatusAt(call.Now),
            Source = TransferParticipantShape.Of(call.Platform.Accounts(AccountId.Parse(transfer.SourceAccountId)), call.Platform),
            Target = TransferParticipantShape.Of(target, call.Platform),
            StartTimestamp = transfer.StartTimestamp,
            EndTimestamp = transfer.EndTimestamp,
            ActiveHandshakeId = transfer.HandshakeId,
        };
    }
}

/// <summary>One side of a transfer, on the wire.</summary>
[Shape]
public sealed partial class TransferParticipantShape
{
    public string? ManagementAccountId { get; init; }

    [Sensitive]
    public string? ManagementAccountEmail { get; init; }

    internal static TransferParticipantShape Of(AccountState? account, Platform platform) => new()
    {
        ManagementAccountId = account?.Id.ToString(),
        ManagementAccountEmail = AccountProfile.Of(account, platform).Email,
    };
}
