namespace Writ.Policy;

/// <summary>The map key a principal stands under in a Principal or NotPrincipal element.</summary>
public enum PolicyPrincipalKind
{
    /// <summary>The bare <c>*</c> or <c>{"AWS": "*"}</c>.</summary>
    Everyone,

    /// <summary>An account, user, role, session or unique id.</summary>
    AWS,

    /// <summary>A service, such as <c>ec2.amazonaws.com</c>.</summary>
    Service,

    /// <summary>A SAML or OIDC provider.</summary>
    Federated,

    /// <summary>An account by its S3 canonical id.</summary>
    CanonicalUser,
}
