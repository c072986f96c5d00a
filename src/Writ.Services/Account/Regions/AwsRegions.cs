using System.Collections.Frozen;

namespace Writ.Services.Account.Regions;

/// <summary>The Regions of the partition aws (AWS: Account Management Reference Guide, Regions). Those from before March 20, 2019 are always enabled.</summary>
internal static class AwsRegions
{
    private static readonly string[] ByDefault =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    private static readonly FrozenSet<string> OptIn = new[]
    {
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1",
        "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [.. ByDefault.Concat(OptIn).Order(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string region) => Known.Contains(region);

    /// <summary>Whether accounts are without it until they opt in.</summary>
    public static bool IsOptIn(string region) => OptIn.Contains(region);

    /// <summary>Whether it could be the name of one: small letters, digits and hyphens.</summary>
    public static bool IsName(string text) => text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
