using System.Text.Json;
using System.Text.Json.Serialization;
using Writ.Kernel.State;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Account;
using Writ.Services.Iam.DelegationRequests;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.InstanceProfiles;
using Writ.Services.Iam.MfaDevices;
using Writ.Services.Iam.OrganizationsFeatures;
using Writ.Services.Iam.OutboundFederation;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Providers.OpenIdConnect;
using Writ.Services.Iam.Providers.Saml;
using Writ.Services.Iam.Reports;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.ServerCertificates;
using Writ.Services.Iam.ServiceLinkedRoles;
using Writ.Services.Iam.ServiceSpecificCredentials;
using Writ.Services.Iam.SigningCertificates;
using Writ.Services.Iam.SshPublicKeys;
using Writ.Services.Iam.Users;

namespace Writ.Services.Iam;

/// <summary>
/// The kinds of resources IAM keeps, and by what else than their names they are found. A name used as an index value is
/// lower-cased, because names are told apart ignoring case.
/// </summary>
public static class IamState
{
    /// <summary>Found by id, by attached policy and boundary ARNs, and by the groups it is in.</summary>
    public static ResourceKind<User> Users { get; } = new("iam/user", user => user.Name, () => IamDocuments.Default.User, user =>
        [user.Id, .. user.AttachedPolicies, .. Boundary(user), .. user.Groups.Select(InGroup)]);

    /// <summary>Found by id and attached policy ARNs.</summary>
    public static ResourceKind<Group> Groups { get; } = new("iam/group", group => group.Name, () => IamDocuments.Default.Group, group => [group.Id, .. group.AttachedPolicies]);

    /// <summary>Found by id, and by attached policy and boundary ARNs.</summary>
    public static ResourceKind<Role> Roles { get; } = new("iam/role", role => role.Name, () => IamDocuments.Default.Role, role =>
        [role.Id, .. role.AttachedPolicies, .. Boundary(role)]);

    /// <summary>Customer managed policies; found by id.</summary>
    public static ResourceKind<ManagedPolicy> Policies { get; } = new("iam/policy", policy => policy.Name, () => IamDocuments.Default.ManagedPolicy, policy => [policy.Id]);

    /// <summary>Found by the role inside.</summary>
    public static ResourceKind<InstanceProfile> InstanceProfiles { get; } = new(
        "iam/instance-profile", profile => profile.Name, () => IamDocuments.Default.InstanceProfile, profile => profile.RoleName is { } role ? [OfName(role)] : []);

    /// <summary>Found by their user.</summary>
    public static ResourceKind<AccessKey> AccessKeys { get; } = new(
        "iam/access-key", key => key.Id, () => IamDocuments.Default.AccessKey, key => [CredentialOwner.IndexOf(key.UserName)]);

    public static ResourceKind<AccountAlias> Aliases { get; } = new("iam/alias", alias => alias.Name, () => IamDocuments.Default.AccountAlias);

    public static ResourceKind<OpenIdConnectProvider> OpenIdConnectProviders { get; } = new(
        "iam/oidc-provider", provider => OpenIdConnectProvider.KeyOf(provider.Url), () => IamDocuments.Default.OpenIdConnectProvider);

    public static ResourceKind<SamlProvider> SamlProviders { get; } = new("iam/saml-provider", provider => provider.Name, () => IamDocuments.Default.SamlProvider);

    /// <summary>At most one of each account.</summary>
    public static ResourceKind<TokenPreferences> TokenPreferences { get; } = new(
        "iam/token-preferences", _ => Account.TokenPreferences.Key, () => IamDocuments.Default.TokenPreferences);

    public static ResourceKind<DeletionTask> DeletionTasks { get; } = new("iam/service-linked-role-deletion", task => task.Id, () => IamDocuments.Default.DeletionTask);

    /// <summary>What an account asked others to delegate to it; found by workflow and by the account that owns it.</summary>
    public static ResourceKind<DelegationRequest> DelegationRequests { get; } = new(
        "iam/delegation-request", request => request.Id, () => IamDocuments.Default.DelegationRequest, request => request.IndexValues)
    {
        IsOutlined = true, // their owner asks for those of all accounts
    };

    /// <summary>Found by their user.</summary>
    public static ResourceKind<LoginProfile> LoginProfiles { get; } = new(
        "iam/login-profile", profile => profile.UserName, () => IamDocuments.Default.LoginProfile, profile => [CredentialOwner.IndexOf(profile.UserName)]);

    /// <summary>At most one.</summary>
    public static ResourceKind<PasswordPolicy> PasswordPolicies { get; } = new("iam/password-policy", _ => PasswordPolicy.Key, () => IamDocuments.Default.PasswordPolicy);

    /// <summary>By serial number; found by who has it in use, and by its credential's id.</summary>
    public static ResourceKind<MfaDevice> MfaDevices { get; } = new("iam/mfa", device => device.SerialNumber, () => IamDocuments.Default.MfaDevice, device => device.Indexes);

    /// <summary>Found by their user.</summary>
    public static ResourceKind<SshPublicKey> SshPublicKeys { get; } = new(
        "iam/ssh-public-key", key => key.Id, () => IamDocuments.Default.SshPublicKey, key => [CredentialOwner.IndexOf(key.UserName)]);

    public static ResourceKind<CredentialReport> CredentialReports { get; } = new("iam/credential-report", _ => CredentialReport.Key, () => IamDocuments.Default.CredentialReport);

    public static ResourceKind<AccessReportJob> AccessReportJobs { get; } = new("iam/access-report-job", job => job.Id, () => IamDocuments.Default.AccessReportJob);

    /// <summary>Found by their user, and by what they are.</summary>
    public static ResourceKind<SigningCertificate> SigningCertificates { get; } = new(
        "iam/signing-certificate", certificate => certificate.Id, () => IamDocuments.Default.SigningCertificate, certificate =>
            [CredentialOwner.IndexOf(certificate.UserName), SigningCertificate.IndexOf(certificate.Fingerprint)]);

    /// <summary>Found by their user, and by what one signs in to their service with.</summary>
    public static ResourceKind<ServiceSpecificCredential> ServiceSpecificCredentials { get; } = new(
        "iam/service-specific-credential", credential => credential.Id, () => IamDocuments.Default.ServiceSpecificCredential, credential =>
            [CredentialOwner.IndexOf(credential.UserName), ServiceSpecificCredential.IndexOf(credential.ServiceName, credential.ServiceUserName)]);

    public static ResourceKind<ServerCertificate> ServerCertificates { get; } = new(
        "iam/server-certificate", certificate => certificate.Name, () => IamDocuments.Default.ServerCertificate);

    /// <summary>At most one. Its documents are public, so anybody may ask for those of any account.</summary>
    public static ResourceKind<TokenIssuer> TokenIssuers { get; } = new("iam/token-issuer", _ => TokenIssuer.Key, () => IamDocuments.Default.TokenIssuer) { IsOutlined = true };

    /// <summary>In the management account of an organization: at most one.</summary>
    public static ResourceKind<RootAccess> RootAccess { get; } = new("iam/root-access", _ => OrganizationsFeatures.RootAccess.Key, () => IamDocuments.Default.RootAccess);

    /// <summary>At most one.</summary>
    public static ResourceKind<RootLogin> RootLogins { get; } = new("iam/root-login", _ => RootLogin.Key, () => IamDocuments.Default.RootLogin);

    public static IReadOnlyList<ResourceKind> All { get; } =
    [
        Users, Groups, Roles, Policies, InstanceProfiles, AccessKeys, Aliases, OpenIdConnectProviders, SamlProviders, TokenPreferences,
        DeletionTasks, DelegationRequests, LoginProfiles, PasswordPolicies, MfaDevices, SshPublicKeys, CredentialReports, AccessReportJobs,
        SigningCertificates, ServiceSpecificCredentials, ServerCertificates, TokenIssuers, RootAccess, RootLogins,
    ];

    /// <summary>The index value under which a group's members are found.</summary>
    public static string InGroup(string group) => "group:" + OfName(group);

    /// <summary>The index value under which users and roles are found whose boundary a policy is.</summary>
    public static string BoundedBy(string policyArn) => "boundary:" + policyArn;

    /// <summary>A name as an index value.</summary>
    public static string OfName(string name) => name.ToLowerInvariant();

    private static string[] Boundary(IBounded entity) => entity.PermissionsBoundary is { } arn ? [BoundedBy(arn)] : [];
}

/// <summary>How IAM's resources are written to the store; generated by the framework, without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ManagedPolicy))]
[JsonSerializable(typeof(InstanceProfile))]
[JsonSerializable(typeof(AccessKey))]
[JsonSerializable(typeof(AccountAlias))]
[JsonSerializable(typeof(OpenIdConnectProvider))]
[JsonSerializable(typeof(SamlProvider))]
[JsonSerializable(typeof(TokenPreferences))]
[JsonSerializable(typeof(DeletionTask))]
[JsonSerializable(typeof(DelegationRequest))]
[JsonSerializable(typeof(LoginProfile))]
[JsonSerializable(typeof(PasswordPolicy))]
[JsonSerializable(typeof(MfaDevice))]
[JsonSerializable(typeof(SshPublicKey))]
[JsonSerializable(typeof(CredentialReport))]
[JsonSerializable(typeof(AccessReportJob))]
[JsonSerializable(typeof(SigningCertificate))]
[JsonSerializable(typeof(ServiceSpecificCredential))]
[JsonSerializable(typeof(ServerCertificate))]
[JsonSerializable(typeof(TokenIssuer))]
[JsonSerializable(typeof(RootAccess))]
[JsonSerializable(typeof(RootLogin))]
internal sealed partial class IamDocuments : JsonSerializerContext;
