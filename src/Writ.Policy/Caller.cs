namespace Writ.Policy;

/// <summary>Who calls, as the platform established it; nothing in here may come from the request's input.</summary>
public sealed record Caller
{
    /// <summary>The kind of identity.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The caller's ARN; for a role session <c>arn:aws:sts::A:assumed-role/N/S</c>, without the role's path.</summary>
    public string? Arn { get; init; }

    /// <summary>The account the caller belongs to.</summary>
    public string? Account { get; init; }

    /// <summary>The unique id (AIDA… of a user, AROA… of a session's role): what saved policies hold in place of an ARN.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The role's ARN with its path, for a role session.</summary>
    public string? RoleArn { get; init; }

    /// <summary>User name, role name, service name or federated name.</summary>
    public string? Name { get; init; }

    /// <summary>The role session's name.</summary>
    public string? SessionName { get; init; }

    /// <summary>The user behind a federated user, or the identity provider behind a web identity or SAML caller.</summary>
    public string? FederatedBy { get; init; }

    /// <summary>The S3 canonical user id of the caller's account, where one is kept.</summary>
    public string? CanonicalUserId { get; init; }

    /// <summary>The caller has a permissions boundary (a NotPrincipal deny never spares such a caller).</summary>
    public bool HasBoundary { get; init; }

    /// <summary>The role is a service-linked role: organization policies do not reach it.</summary>
    public bool IsServiceLinkedRole { get; init; }

    /// <summary>Somebody else acts for it, within policies that bind whatever a resource's policy says of the caller.</summary>
    public bool IsDelegate { get; init; }

    /// <summary>Any session of the role is meant, no particular one.</summary>
    public bool AnySession { get; init; }
}
