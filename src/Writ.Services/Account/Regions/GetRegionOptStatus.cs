using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Regions;

[Shape]
public sealed partial class GetRegionOptStatusRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }

    [Length(1, 50), ConditionKey(RegionSwitch.TargetKey)]
    public required string RegionName { get; init; }
}

[Shape]
public sealed partial class GetRegionOptStatusResponse
{
    public string? RegionName { get; init; }

    public string? RegionOptStatus { get; init; }
}

/// <summary>AWS: Account Management API Reference, GetRegionOptStatus.</summary>
[Operation(AccountService.Name, Http = "POST /getRegionOptStatus")]
public sealed class GetRegionOptStatus : IReadOperation<GetRegionOptStatusRequest, GetRegionOptStatusResponse>
{
    public static Authorization Authorize(GetRegionOptStatusRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<GetRegionOptStatusResponse> Handle(GetRegionOptStatusRequest request, Call call)
    {
        var entered = RegionSwitch.Enter(call, nameof(GetRegionOptStatus), request.AccountId, request.RegionName);
        if (entered.Error is { } error)
        {
            return error;
        }

        return new GetRegionOptStatusResponse { RegionName = request.RegionName, RegionOptStatus = RegionChange.StatusOf(entered.Value, request.RegionName, call.Now) };
    }
}
