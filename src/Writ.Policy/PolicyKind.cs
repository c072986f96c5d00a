namespace Writ.Policy;

/// <summary>Where a document is used; it drives the grammar (Principal forbidden or required, Resource forbidden, versions).</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role, inline or managed; also used as a permissions boundary.</summary>
    Identity,

    /// <summary>A role's trust policy: names principals, has no Resource.</summary>
    Trust,

    /// <summary>A resource's own policy (bucket, queue, key…).</summary>
    Resource,

    /// <summary>Passed when a session is created.</summary>
    Session,

    /// <summary>A service control policy (SCP) of an organization.</summary>
    ServiceControl,

    /// <summary>A resource control policy (RCP) of an organization.</summary>
    ResourceControl,

    /// <summary>A VPC endpoint's policy.</summary>
    Endpoint,
}
