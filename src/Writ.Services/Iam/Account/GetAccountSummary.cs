using Writ.Kernel.State;
using Writ.Services.Iam.MfaDevices;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class GetAccountSummaryRequest
{
}

[Shape]
public sealed partial class GetAccountSummaryResponse
{
    public IReadOnlyDictionary<string, int>? SummaryMap { get; init; }
}

/// <summary>AWS: IAM API Reference, GetAccountSummary.</summary>
[Operation(IamService.Name)]
public sealed class GetAccountSummary : IReadOperation<GetAccountSummaryRequest, GetAccountSummaryResponse>
{
    public static Authorization Authorize(GetAccountSummaryRequest request, Call call) => Authorization.OnEverything;

    public static Result<GetAccountSummaryResponse> Handle(GetAccountSummaryRequest request, Call call) =>
        new GetAccountSummaryResponse { SummaryMap = Summary(call.State) };

    // In the order of the service model; what the account cannot have yet counts nothing.
    private static Dictionary<string, int> Summary(AccountState state) => new(StringComparer.Ordinal)
    {
        ["Users"] = state.All(IamState.Users).Count,
        ["UsersQuota"] = IamQuota.Users,
        ["Groups"] = state.All(IamState.Groups).Count,
        ["GroupsQuota"] = IamQuota.Groups,
        ["ServerCertificates"] = state.All(IamState.ServerCertificates).Count,
        ["ServerCertificatesQuota"] = IamQuota.ServerCertificates,
        ["UserPolicySizeQuota"] = IamQuota.UserPolicySize,
        ["GroupPolicySizeQuota"] = IamQuota.GroupPolicySize,
        ["GroupsPerUserQuota"] = IamQuota.GroupsPerUser,
        ["SigningCertificatesPerUserQuota"] = IamQuota.SigningCertificatesPerUser,
        ["AccessKeysPerUserQuota"] = IamQuota.AccessKeysPerUser,
        ["MFADevices"] = state.All(IamState.MfaDevices).Count,
        ["MFADevicesInUse"] = state.All(IamState.MfaDevices).Values.Count(device => device.IsInUse),
        ["AccountMFAEnabled"] = MfaDevice.IsEnabledFor(state, null) ? 1 : 0,
        ["AccountAccessKeysPresent"] = state.FoundBy(IamState.AccessKeys, CredentialOwner.Root).Any() ? 1 : 0,
        ["AccountPasswordPresent"] = RootLogin.Of(state) is null ? 0 : 1,
        ["AccountSigningCertificatesPresent"] = state.FoundBy(IamState.SigningCertificates, CredentialOwner.Root).Any() ? 1 : 0,
        ["AttachedPoliciesPerGroupQuota"] = IamQuota.AttachedPoliciesPerGroup,
        ["AttachedPoliciesPerRoleQuota"] = IamQuota.AttachedPoliciesPerRole,
        ["AttachedPoliciesPerUserQuota"] = IamQuota.AttachedPoliciesPerUser,
        ["Policies"] = state.All(IamState.Policies).Count,
        ["PoliciesQuota"] = IamQuota.Policies,
        ["PolicySizeQuota"] = IamQuota.ManagedPolicySize,
        ["PolicyVersionsInUse"] = state.All(IamState.Policies).Values.Sum(policy => policy.Versions.Count),
        ["PolicyVersionsInUseQuota"] = IamQuota.PolicyVersionsInUse,
        ["VersionsPerPolicyQuota"] = IamQuota.VersionsPerPolicy,
        ["GlobalEndpointTokenVersion"] = state.Get(IamState.TokenPreferences, TokenPreferences.Key)?.GlobalEndpointTokenVersion ?? 1,
        ["AssumeRolePolicySizeQuota"] = IamQuota.TrustPolicySize,
        ["InstanceProfiles"] = state.All(IamState.InstanceProfiles).Count,
        ["InstanceProfilesQuota"] = IamQuota.InstanceProfiles,
        ["Providers"] = state.All(IamState.OpenIdConnectProviders).Count + state.All(IamState.SamlProviders).Count,
        ["RolePolicySizeQuota"] = IamQuota.RolePolicySize,
        ["Roles"] = state.All(IamState.Roles).Count,
        ["RolesQuota"] = IamQuota.Roles,
    };
}
