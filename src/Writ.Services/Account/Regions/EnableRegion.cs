using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Regions;

[Shape]
public sealed partial class EnableRegionRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }

    [Length(1, 50), ConditionKey(RegionSwitch.TargetKey)]
    public required string RegionName { get; init; }
}

/// <summary>AWS: Account Management API Reference, EnableRegion.</summary>
[Operation(AccountService.Name, Http = "POST /enableRegion", Writes = Written.Several)]
public sealed class EnableRegion : IWriteOperation<EnableRegionRequest, NoResponse>
{
    public static Authorization Authorize(EnableRegionRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<NoResponse> Handle(EnableRegionRequest request, Call call, Draft draft)
    {
        var entered = RegionSwitch.Enter(call, nameof(EnableRegion), request.AccountId, request.RegionName, draft);
        return entered.Error is { } error ? error : RegionSwitch.Begin(call, entered.Value, request.RegionName, enables: true);
    }
}
