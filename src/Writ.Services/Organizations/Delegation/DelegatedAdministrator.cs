namespace Writ.Services.Organizations.Delegation;

/// <summary>That a member account administers a service for the organization.</summary>
public sealed record DelegatedAdministrator
{
    public required string AccountId { get; init; }

    public required string ServicePrincipal { get; init; }

    public required DateTimeOffset DelegationEnabledDate { get; init; }

    public static string KeyOf(string accountId, string servicePrincipal) => $"{accountId}/{servicePrincipal}";
}

/// <summary>That a service may work in the organization's accounts.</summary>
public sealed record ServiceAccess
{
    public required string ServicePrincipal { get; init; }

    public required DateTimeOffset DateEnabled { get; init; }
}
