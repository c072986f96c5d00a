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

    public static ServiceDescriptor? BySigningName(string name) =>
        All.FirstOrDefault(service => service.SigningName.Equals(name, StringComparison.Ordinal));
}
