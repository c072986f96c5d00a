using Writ.Kernel.State;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Transfers;

/// <param name="Target">The management account whose state it is in.</param>
/// <param name="Transfer">The transfer.</param>
/// <param name="IsInbound">The caller's account is the target, not the source.</param>
internal sealed record FoundTransfer(AccountState Target, ResponsibilityTransfer Transfer, bool IsInbound);

/// <summary>Finds transfers for their parties, and those they are linked with.</summary>
internal static class TransferLookup
{
    /// <summary>A transfer of which the caller's account is a party; null when there is none.</summary>
    public static FoundTransfer? Find(string id, Call call) =>
        call.Platform.Organizations.TargetOf(id, out var transfer) is not { } target || transfer?.IsShown(call.Now) != true ? null
        : target.Id == call.Account ? new FoundTransfer(target, transfer, IsInbound: true)
        : transfer.SourceAccountId == call.Account.ToString() ? new FoundTransfer(target, transfer, IsInbound: false)
        : null;

    /// <summary>The transfers by which others would pay, or pay, for an account's organization, after one of an id.</summary>
    public static IEnumerable<(AccountState Target, ResponsibilityTransfer Transfer)> OutboundOf(AccountState source, Call call, string? after = null)
    {
        foreach (var pointer in source.All(OrganizationsState.OutboundTransfers).After(after))
        {
            if (call.Platform.Organizations.TargetOf(pointer.Id, out var transfer) is { } target && transfer is not null && transfer.SourceAccountId == source.Id.ToString())
            {
                yield return (target, transfer);
            }
        }
    }

    /// <summary>The transfers by which an account pays, or would pay, for others' organizations.</summary>
    public static IEnumerable<ResponsibilityTransfer> InboundOf(AccountState target) => target.All(OrganizationsState.ResponsibilityTransfers).Values;

    /// <summary>Whether an account has a part in any transfer that is in force or may come to be.</summary>
    public static bool HasUnderWay(AccountState account, Call call) =>
        InboundOf(account).Any(transfer => transfer.IsUnderWay(call.Now)) || OutboundOf(account, call).Any(found => found.Transfer.IsUnderWay(call.Now));
}
