using Writ.Kernel.State;

namespace Writ.Services.Iam.OrganizationsFeatures;

/// <summary>Which features of central root access an organization has on; it is in the state of its management account.</summary>
public sealed record RootAccess
{
    internal const string CredentialsManagement = "RootCredentialsManagement";
    internal const string Sessions = "RootSessions";

    /// <summary>An organization has one at most.</summary>
    internal const string Key = "only";

    public bool ManagesCredentials { get; init; }

    public bool HasSessions { get; init; }

    internal IReadOnlyList<string> Enabled => [.. ManagesCredentials ? [CredentialsManagement] : Array.Empty<string>(), .. HasSessions ? [Sessions] : Array.Empty<string>()];

    /// <summary>What the organization of this management account has on.</summary>
    internal static RootAccess Of(AccountState management) => management.Get(IamState.RootAccess, Key) ?? new RootAccess();
}
