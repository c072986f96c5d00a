namespace Writ.Policy;

/// <summary>What kind of identity calls; it decides which layers have a say (AWS: IAM User Guide, policy evaluation logic).</summary>
public enum CallerKind
{
    /// <summary>Not established: never allowed anything.</summary>
    Unknown = 0,

    /// <summary>An account's root user.</summary>
    Root,

    /// <summary>An IAM user, with long-term keys or a GetSessionToken session.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A GetFederationToken session.</summary>
    FederatedUser,

    /// <summary>An AWS service acting with its own principal.</summary>
    Service,

    /// <summary>The bearer of an OIDC token that asks for a role session.</summary>
    WebIdentity,

    /// <summary>The bearer of a SAML assertion that asks for a role session.</summary>
    Saml,

    /// <summary>Nobody signed the request.</summary>
    Anonymous,

    /// <summary>An AssumeRoot session: root of a member account, limited by its task policy.</summary>
    AssumedRootSession,
}
