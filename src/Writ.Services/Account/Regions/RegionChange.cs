using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Operations;

namespace Writ.Services.Account.Regions;

/// <summary>The last time an account opted in to a Region or out of it.</summary>
public sealed record RegionChange
{
    /// <summary>How long a change is under way. AWS needs minutes, for it has to distribute what there is to distribute.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public required string Region { get; init; }

    /// <summary>In, or out.</summary>
    public bool Enables { get; init; }

    public required DateTimeOffset Began { get; init; }

    public bool IsUnderWay(DateTimeOffset now) => now < Began + Duration;

    private string StatusAt(DateTimeOffset now) => (Enables, IsUnderWay(now)) switch
    {
        (true, true) => RegionStatus.Enabling,
        (true, false) => RegionStatus.Enabled,
        (false, true) => RegionStatus.Disabling,
        (false, false) => RegionStatus.Disabled,
    };

    /// <summary>Whether the account may be used in a Region: always where nobody has to opt in.</summary>
    public static bool IsOpen(Platform platform, AccountId account, string region, DateTimeOffset now) =>
        !AwsRegions.IsOptIn(region) || (platform.Accounts(account) is { } state && StatusOf(state, region, now) is RegionStatus.Enabled or RegionStatus.Disabling);

    /// <summary>The status of a Region of AWS in an account.</summary>
    public static string StatusOf(AccountState state, string region, DateTimeOffset now) =>
        !AwsRegions.IsOptIn(region) ? RegionStatus.EnabledByDefault
        : state.Get(AccountManagementState.RegionChanges, region)?.StatusAt(now) ?? RegionStatus.Disabled;
}

/// <summary>The states of a Region in an account.</summary>
internal static class RegionStatus
{
    public const string Enabled = "ENABLED";
    public const string Enabling = "ENABLING";
    public const string Disabling = "DISABLING";
    public const string Disabled = "DISABLED";
    public const string EnabledByDefault = "ENABLED_BY_DEFAULT";
}
