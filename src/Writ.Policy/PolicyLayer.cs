namespace Writ.Policy;

/// <summary>A kind of policy that takes part in a decision, named as the one that decided it.</summary>
public enum PolicyLayer
{
    /// <summary>No policy: the request was unreadable, or its action needs no permission.</summary>
    None = 0,

    /// <summary>Identity-based policies of the user, its groups or the role.</summary>
    Identity,

    /// <summary>The permissions boundary.</summary>
    Boundary,

    /// <summary>Session policies.</summary>
    Session,

    /// <summary>Service control policies.</summary>
    ServiceControl,

    /// <summary>Resource control policies.</summary>
    ResourceControl,

    /// <summary>The VPC endpoint's policy.</summary>
    Endpoint,

    /// <summary>The resource's own policy.</summary>
    Resource,

    /// <summary>The role's trust policy.</summary>
    Trust,

    /// <summary>The account root's implicit permission.</summary>
    Root,
}
