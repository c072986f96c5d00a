using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Account.Regions;

/// <summary>What the operations on one Region have in common.</summary>
internal static class RegionSwitch
{
    public const string TargetKey = "account:TargetRegion";

    private const int MaxUnderWay = 6;
    private const string InvalidTarget = "You specified an invalid target region.";

    /// <summary>The account, when it can be asked for and there is such a Region.</summary>
    public static Result<AccountState> Enter(Call call, string operation, string? accountId, string region)
    {
        var entered = AwsRegions.IsName(region) ? AccountTarget.Enter(call, operation, accountId) : AccountTarget.Denied(call, operation, InvalidTarget);
        return entered.Error is not null || AwsRegions.IsKnown(region) ? entered : AccountManagementErrors.UnknownRegion(region);
    }

    /// <summary>The same for a write.</summary>
    public static Result<Draft> Enter(Call call, string operation, string? accountId, string region, Draft draft)
    {
        var entered = AwsRegions.IsName(region) ? AccountTarget.Enter(call, operation, accountId, draft) : AccountTarget.Denied(call, operation, InvalidTarget);
        return entered.Error is not null || AwsRegions.IsKnown(region) ? entered : AccountManagementErrors.UnknownRegion(region);
    }

    /// <summary>Begins to opt in or out.</summary>
    public static Result<NoResponse> Begin(Call call, Draft draft, string region, bool enables)
    {
        var status = RegionChange.StatusOf(draft.State, region, call.Now);
        if (status is RegionStatus.Enabling or RegionStatus.Disabling)
        {
            return AccountManagementErrors.ChangeUnderWay(draft.State.Id.ToString(), region);
        }

        if (status != (enables ? RegionStatus.Disabled : RegionStatus.Enabled))
        {
            return AccountManagementErrors.SameStatus;
        }

        if (draft.State.All(AccountManagementState.RegionChanges).Values.Count(change => change.IsUnderWay(call.Now)) >= MaxUnderWay)
        {
            return AccountManagementErrors.RegionChangesExceeded;
        }

        draft.Put(AccountManagementState.RegionChanges, new RegionChange { Region = region, Enables = enables, Began = call.Now });
        return NoResponse.Done;
    }
}
