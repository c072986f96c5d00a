using Writ.Kernel.State;
using Writ.Services.Account;
using Writ.Services.Iam;
using Writ.Services.Organizations;

namespace Writ.Services.Operations;

/// <summary>The kinds of resources of all services: what the ledger can load.</summary>
public static class StateCatalog
{
    public static IReadOnlyList<ResourceKind> All { get; } = [.. IamState.All, .. OrganizationsState.All, .. AccountManagementState.All];
}
