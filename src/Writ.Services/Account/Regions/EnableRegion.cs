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
[Operation(AccountService.Name, Http = "POST /enableRegion")]
public sealed class EnableRegion : IWriteOperation<EnableRegionRequest, NoResponse>, IElsewhereOperation<EnableRegionRequest>
{
    public static Authorization Authorize(EnableRegionRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static AccountId WritesTo(EnableRegionRequest request, Call call) => AccountTarget.WritesTo(call, request.AccountId);

    public static Result<NoResponse> Handle(EnableRegionRequest request, Call call, Draft draft) =>
        RegionSwitch.Enter(call, nameof(EnableRegion), request.AccountId, request.RegionName, changes: true).Error is { } error
            ? error
            : RegionSwitch.Begin(call, draft, request.RegionName, enables: true);
}
