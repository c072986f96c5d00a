using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Organizations.Accounts;
using Writ.Services.Sts;

namespace Writ.Services.Iam.Principals;

/// <summary>
/// Finds who an access key stands for: the installation's root key, a long-term key of the account that the key id names,
/// or a session sealed in the token. Reads snapshots only.
/// </summary>
public sealed class CredentialResolver(Vault vault, Func<AccountId, AccountState?> accounts, IEnumerable<RootKey> rootKeys)
{
    /// <summary>Only services create roles here, and nobody gives a role another path.</summary>
    private const string ServiceRolePath = "/aws-service-role/";

    private readonly FrozenDictionary<string, RootKey> _rootKeys = rootKeys.ToFrozenDictionary(key => key.AccessKeyId, StringComparer.Ordinal);
    private readonly SessionTokens _tokens = new(vault);

    // Who a key stood for, which holds as long as the key and its user are the same objects, that is unchanged.
    private readonly ConditionalWeakTable<AccessKey, Known> _known = [];

    /// <summary>The account whose state tells who a key stands for; null when the key is of no account.</summary>
    public AccountId? AccountOf(string accessKeyId) =>
        _rootKeys.TryGetValue(accessKeyId, out var rootKey) ? rootKey.Account
        : IdSource.TryGetAccount(accessKeyId, out var account) ? account
        : null;

    /// <summary>Whether a key may well be one, by what can be told without its account's state.</summary>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="sessionToken">Its token, which is proof.</param>
    /// <param name="now">The time.</param>
    /// <param name="isStored">Whether the store has such a long-term key.</param>
    public bool IsPlausible(string accessKeyId, string? sessionToken, DateTimeOffset now, Func<bool> isStored) =>
        sessionToken is not null ? _tokens.TryOpen(sessionToken, accessKeyId, now, out _) : _rootKeys.ContainsKey(accessKeyId) || isStored();

    /// <returns>None with the credentials, or why there are none.</returns>
    public CredentialFault Resolve(string accessKeyId, string? sessionToken, DateTimeOffset now, out Credentials? credentials)
    {
        credentials = null;
        if (sessionToken is not null)
        {
            return ResolveSession(accessKeyId, sessionToken, now, out credentials);
        }

        if (_rootKeys.TryGetValue(accessKeyId, out var rootKey))
        {
            credentials = new Credentials(Root(rootKey.Account, accessKeyId), rootKey.SecretAccessKey);
            return CredentialFault.None;
        }

        // A temporary key needs its token.
        return accessKeyId.StartsWith("ASIA", StringComparison.Ordinal)
            ? CredentialFault.InvalidToken
            : ResolveLongTerm(accessKeyId, out credentials);
    }

    /// <summary>An account that can be used: in one that was closed nobody is anybody.</summary>
    private AccountState? OpenAccount(AccountId account) => accounts(account) is { } state && !AccountProfile.IsClosedIn(state) ? state : null;

    private CredentialFault ResolveLongTerm(string accessKeyId, out Credentials? credentials)
    {
        credentials = null;
        if (!IdSource.TryGetAccount(accessKeyId, out var account)
            || OpenAccount(account) is not { } state
            || state.Get(IamState.AccessKeys, accessKeyId) is not { } key
            || key.Id != accessKeyId)
        {
            return CredentialFault.Unknown;
        }

        var user = key.UserName is null ? null : state.Get(IamState.Users, key.UserName);
        if (_known.TryGetValue(key, out var known) && ReferenceEquals(known.User, user))
        {
            credentials = known.Credentials;
        }
        else if (Open(key, user, account) is { } opened)
        {
            credentials = opened;
            _known.AddOrUpdate(key, new Known(user, opened));
        }

        return credentials is null ? CredentialFault.Unknown : key.IsActive ? CredentialFault.None : CredentialFault.Inactive;
    }

    private Credentials? Open(AccessKey key, User? user, AccountId account)
    {
        var principal = key.UserName is null ? Root(account, key.Id) : user is null ? null : OfUser(user, account, key.Id);
        return principal is not null && vault.TryOpen(AccessKey.VaultPurpose, key.SealedSecret, key.Id, out var secret)
            ? new Credentials(principal, Encoding.UTF8.GetString(secret))
            : null;
    }

    private CredentialFault ResolveSession(string accessKeyId, string sessionToken, DateTimeOffset now, out Credentials? credentials)
    {
        credentials = null;
        if (!_tokens.TryOpen(sessionToken, accessKeyId, now, out var claims) || OpenAccount(claims.Account) is not { } state)
        {
            return CredentialFault.InvalidToken;
        }

        var principal = claims.Kind switch
        {
            CallerKind.RoleSession => state.FoundBy(IamState.Roles, claims.PrincipalId).FirstOrDefault() is { } role ? OfRole(role, claims, state) : null,
            CallerKind.User => state.FoundBy(IamState.Users, claims.PrincipalId).FirstOrDefault() is { } user ? OfUser(user, state.Id, accessKeyId) : null,
            CallerKind.FederatedUser => OfFederatedUser(claims, state),
            CallerKind.Root or CallerKind.AssumedRootSession => Root(claims.Account, accessKeyId, claims.Kind),
            _ => null,
        };
        if (principal is null)
        {
            return CredentialFault.Unknown;
        }

        var session = claims.ToSession(state);
        var caller = session.Delegation is null ? principal.Caller : principal.Caller with { IsDelegate = true };
        credentials = new Credentials(principal with { Session = session, Caller = caller }, claims.SecretAccessKey);
        return now >= claims.Expires ? CredentialFault.Expired : CredentialFault.None;
    }

    private static Principal Root(AccountId account, string accessKeyId, CallerKind kind = CallerKind.Root)
    {
        var arn = $"arn:aws:iam::{account}:root";
        return new Principal
        {
            Caller = new Caller { Kind = kind, Arn = arn, Account = account.ToString(), UniqueId = account.ToString() },
            Account = account,
            Arn = arn,
            UserId = account.ToString(),
            AccessKeyId = accessKeyId,
        };
    }

    private static Principal OfUser(User user, AccountId account, string accessKeyId)
    {
        var arn = user.Arn(account);
        return new Principal
        {
            Caller = new Caller
            {
                Kind = CallerKind.User,
                Arn = arn,
                Account = account.ToString(),
                UniqueId = user.Id,
                Name = user.Name,
                HasBoundary = user.PermissionsBoundary is not null,
            },
            Account = account,
            Arn = arn,
            UserId = user.Id,
            AccessKeyId = accessKeyId,
            Tags = user.Tags,
        };
    }

    /// <summary>A federated user is its user under another name; null when the user is gone.</summary>
    private static Principal? OfFederatedUser(SessionClaims claims, AccountState state)
    {
        var issuer = claims.PrincipalId == state.Id.ToString() ? Root(state.Id, claims.AccessKeyId)
            : state.FoundBy(IamState.Users, claims.PrincipalId).FirstOrDefault() is { } user ? OfUser(user, state.Id, claims.AccessKeyId)
            : null;
        if (issuer is null)
        {
            return null;
        }

        var arn = FederatedUserShape.ArnOf(state.Id, claims.SessionName);
        return issuer with
        {
            Caller = issuer.Caller with { Kind = CallerKind.FederatedUser, Arn = arn, Name = claims.SessionName, FederatedBy = issuer.Arn },
            Arn = arn,
            UserId = FederatedUserShape.IdOf(state.Id, claims.SessionName),
            Tags = claims.Package is { Content.Tags: { Count: > 0 } tags } ? issuer.Tags.With(tags, StringComparison.OrdinalIgnoreCase) : issuer.Tags,
        };
    }

    private static Principal OfRole(Role role, SessionClaims claims, AccountState state)
    {
        var arn = SessionArn(state.Id, role.Name, claims.SessionName);
        return new Principal
        {
            Caller = new Caller
            {
                Kind = CallerKind.RoleSession,
                Arn = arn,
                Account = state.Id.ToString(),
                UniqueId = role.Id,
                RoleArn = role.Arn(state.Id),
                Name = role.Name,
                SessionName = claims.SessionName,
                HasBoundary = role.PermissionsBoundary is not null,
                IsServiceLinkedRole = role.IsServiceLinked,
            },
            Account = state.Id,
            Arn = arn,
            UserId = $"{role.Id}:{claims.SessionName}",
            AccessKeyId = claims.AccessKeyId,
            Federation = claims.Federation,
            Tags = claims.Package is { Content.Tags: { Count: > 0 } tags } ? role.Tags.With(tags, StringComparison.OrdinalIgnoreCase) : role.Tags,
        };
    }

    /// <summary>The ARN of a role's session, which leaves the role's path out.</summary>
    public static string SessionArn(AccountId account, string roleName, string sessionName) =>
        $"arn:aws:sts::{account}:assumed-role/{roleName}/{sessionName}";

    private sealed record Known(User? User, Credentials Credentials);
}
