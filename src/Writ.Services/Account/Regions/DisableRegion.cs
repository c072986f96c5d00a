using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Regions;

[Shape]
public sealed partial class DisableRegionRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }

    [Length(1, 50), ConditionKey(RegionSwitch.TargetKey)]
    public required string RegionName { get; init; }
}

/// <summary>AWS: Account Management API Reference, DisableRegion.</summary>
[Operation(AccountService.Name, Http = "POST /disableRegion", Writes = Written.Several)]
public sealed class DisableRegion : IWriteOperation<DisableRegionRequest, NoResponse>
{
    public static Authorization Authorize(DisableRegionRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(DisableRegionRequest request, Call call, Draft draft)
    {
        var entered = RegionSwitch.Enter(call, nameof(DisableRegion), request.AccountId, request.RegionName, draft);
        return entered.Error is { } error ? error : RegionSwitch.Begin(call, entered.Value, request.RegionName, enables: false);
    }
}
