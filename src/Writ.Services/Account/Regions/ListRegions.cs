using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Account.Regions;

[Shape]
public sealed partial class ListRegionsRequest
{
    [Pattern(AccountPattern.AccountId), Names("AWS::Organizations::Account")]
    public string? AccountId { get; init; }

    [Range(1, 50)]
    public int? MaxResults { get; init; }

    [Length(0, 1000)]
    public string? NextToken { get; init; }

    [OneOf(RegionStatus.Enabled, RegionStatus.Enabling, RegionStatus.Disabling, RegionStatus.Disabled, RegionStatus.EnabledByDefault)]
    public IReadOnlyList<string>? RegionOptStatusContains { get; init; }
}

[Shape]
public sealed partial class ListRegionsResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<RegionShape>? Regions { get; init; }
}

/// <summary>A Region on the wire.</summary>
[Shape]
public sealed partial class RegionShape
{
    public string? RegionName { get; init; }

    public string? RegionOptStatus { get; init; }
}

/// <summary>AWS: Account Management API Reference, ListRegions. By name, 20 to a page where nothing else is asked for.</summary>
[Operation(AccountService.Name, Http = "POST /listRegions")]
public sealed class ListRegions : IReadOperation<ListRegionsRequest, ListRegionsResponse>
{
    private const int PageSize = 20;

    public static Authorization Authorize(ListRegionsRequest request, Call call) => AccountTarget.Ask(call, request.AccountId);

    public static Result<ListRegionsResponse> Handle(ListRegionsRequest request, Call call)
    {
        var entered = AccountTarget.Enter(call, nameof(ListRegions), request.AccountId);
        if (entered.Error is { } error)
        {
            return error;
        }

        var page = Paging.TakeOrdered(request.NextToken, request.MaxResults ?? PageSize, In(entered.Value, request, call.Now), region => region.RegionName ?? "");
        return page.Error is null
            ? new ListRegionsResponse { NextToken = page.Value.Marker, Regions = page.Value.Items }
            : AccountManagementErrors.MalformedToken;
    }

    private static IEnumerable<RegionShape> In(AccountState state, ListRegionsRequest request, DateTimeOffset now) => AwsRegions.All
        .Select(region => new RegionShape { RegionName = region, RegionOptStatus = RegionChange.StatusOf(state, region, now) })
        .Where(region => request.RegionOptStatusContains is not { Count: > 0 } wanted || wanted.Contains(region.RegionOptStatus, StringComparer.Ordinal));
}
