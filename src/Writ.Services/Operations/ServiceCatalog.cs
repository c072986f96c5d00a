using System.Collections.Frozen;
using Writ.Services.Account;
using Writ.Services.CloudTrail;
using Writ.Services.Iam;
using Writ.Services.Installations;
using Writ.Services.Organizations;
using Writ.Services.Sts;

namespace Writ.Services.Operations;

/// <summary>The services of the house.</summary>
public static class ServiceCatalog
{
    /// <summary>Those of AWS.</summary>
    public static IReadOnlyList<ServiceDescriptor> OfAws { get; } =
        [IamService.Descriptor, StsService.Descriptor, CloudTrailService.Descriptor, OrganizationsService.Descriptor, AccountService.Descriptor];

    public static IReadOnlyList<ServiceDescriptor> All { get; } = [.. OfAws, InstallationsService.Descriptor];

    private static readonly FrozenDictionary<string, ServiceDescriptor> BySigning = All.ToFrozenDictionary(service => service.SigningName, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ServiceDescriptor> ByVersion = All
        .Where(service => service.Protocol == Protocol.Query)
        .ToFrozenDictionary(service => service.ApiVersion, StringComparer.Ordinal);

    public static ServiceDescriptor? BySigningName(ReadOnlySpan<char> name) =>
        BySigning.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var service) ? service : null;

    /// <summary>The query service of an API version.</summary>
    public static ServiceDescriptor? QueriedBy(string version) => ByVersion.GetValueOrDefault(version);
}
