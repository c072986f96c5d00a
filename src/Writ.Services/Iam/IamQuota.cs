namespace Writ.Services.Iam;

/// <summary>IAM's quotas at their defaults (AWS: IAM User Guide, IAM and AWS STS quotas).</summary>
internal static class IamQuota
{
    public const int Users = 5_000;
    public const int Groups = 300;
    public const int Roles = 10_000;
    public const int Policies = 10_000;
    public const int InstanceProfiles = 10_000;
    public const int GroupsPerUser = 10;
    public const int AccessKeysPerUser = 2;
    public const int AttachedPoliciesPerUser = 10;
    public const int AttachedPoliciesPerGroup = 10;
    public const int AttachedPoliciesPerRole = 10;
    public const int VersionsPerPolicy = 5;
    public const int ManagedPolicySize = 6_144;
    public const int UserPolicySize = 2_048;
    public const int GroupPolicySize = 5_120;
    public const int RolePolicySize = 10_240;
    public const int TrustPolicySize = 2_048;
    public const int PolicyVersionsInUse = 10_000;
    public const int ServerCertificates = 20;
    public const int SigningCertificatesPerUser = 2;
    public const int OpenIdConnectProviders = 100;
    public const int ClientIdsPerOpenIdConnectProvider = 100;
    public const int SamlProviders = 100;
    public const int PrivateKeysPerSamlProvider = 2;
    public const int OpenDelegationRequests = 1_000;
    public const int DelegationRequests = 10_000;
    public const int MfaDevicesPerUser = 8;
    public const int VirtualMfaDevices = 5_000;
    public const int SshPublicKeysPerUser = 5;
    public const int ServiceSpecificCredentialsPerService = 2;
}
