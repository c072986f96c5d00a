using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations.Handshakes;
using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Transfers;

/// <summary>
/// How far responsibility may be handed on: an organization has one payer, and a payer's payer is the last (AWS: Billing User Guide, billing
/// transfer quotas).
/// </summary>
internal static class TransferChain
{
    private const int MaxLevels = 2;

    /// <summary>Why the caller's account, as it is now, cannot accept a transfer; null when it can.</summary>
    public static AwsError? Check(AccountState target, Call call)
    {
        if (call.Platform.Organizations.Of(call.Account) is not { } membership)
        {
            return OrganizationsErrors.NotInUse;
        }

        if (!membership.IsManagement)
        {
            return OrganizationsErrors.NoPermission;
        }

        var above = PayersOf(target, call).Take(MaxLevels).ToList();
        return InForce(membership.Management, call) is not null ? TransferErrors.OutboundExceeded
            : above.Count + 1 + LevelsBelow(membership.Management, call, MaxLevels) > MaxLevels ? TransferErrors.ChainTooLong
            : null;
    }

    /// <summary>Puts on record, in the log of everybody it concerns, that a transfer was agreed upon: its parties, and who pays for the payer.</summary>
    public static void Report(Handshake handshake, AccountState target, Call call)
    {
        var details = new TransferEventShape
        {
            ResponsibilityTransferId = handshake.TransferId,
            Type = ResponsibilityTransfer.Billing,
            SourceManagementAccountId = call.Account.ToString(),
            TargetManagementAccountId = target.Id.ToString(),
        };
        foreach (var account in PayersOf(target, call).Take(MaxLevels).Select(payer => payer.Id).Prepend(target.Id).Prepend(call.Account))
        {
            call.Report(new ServiceEvent(account, "ResponsibilityTransferAccepted", null, details));
        }
    }

    /// <summary>Who pays for an organization, who pays for that one, and so on.</summary>
    private static IEnumerable<AccountState> PayersOf(AccountState account, Call call)
    {
        for (var payer = InForce(account, call); payer is not null; payer = InForce(payer, call))
        {
            yield return payer;
        }
    }

    private static AccountState? InForce(AccountState source, Call call) =>
        TransferLookup.OutboundOf(source, call).FirstOrDefault(found => found.Transfer.IsInForce(call.Now)).Target;

    /// <summary>How many levels there are for which an account pays, counted up to a bound.</summary>
    private static int LevelsBelow(AccountState account, Call call, int bound) => bound == 0 ? 0 : TransferLookup.InboundOf(account)
        .Where(transfer => transfer.IsInForce(call.Now))
        .Select(transfer => call.Platform.Accounts(AccountId.Parse(transfer.SourceAccountId)) is { } source ? 1 + LevelsBelow(source, call, bound - 1) : 1)
        .DefaultIfEmpty(0)
        .Max();
}
