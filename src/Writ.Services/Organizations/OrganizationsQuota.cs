namespace Writ.Services.Organizations;

/// <summary>Quotas at AWS's maximum or default (AWS: Organizations User Guide, quotas and service limits).</summary>
internal static class OrganizationsQuota
{
    /// <summary>AWS begins with 10 and raises it on request.</summary>
    public const int Accounts = 10_000;

    public const int Units = 2_000;
    public const int UnitDepth = 5;
    public const int PoliciesAttached = 5;
    public const int ServiceControlPolicies = 10_000;
    public const int PoliciesOfOtherTypes = 1_000;
    public const int Tags = 50;
    public const int DelegatedAdministratorsPerService = 3;
    public const int InvitationsPerDay = 20;

    /// <summary>AWS begins with none and raises it on request.</summary>
    public const int InboundTransfers = 1_000;
}
