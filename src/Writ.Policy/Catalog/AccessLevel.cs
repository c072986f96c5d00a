namespace Writ.Policy.Catalog;

/// <summary>What an action does to a service's resources, as AWS classifies it.</summary>
public enum AccessLevel
{
    /// <summary>Shows that resources exist.</summary>
    List = 0,

    /// <summary>Shows what resources hold.</summary>
    Read,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write,

    /// <summary>Changes tags only. AWS counts it as a kind of writing.</summary>
    Tagging,

    /// <summary>Grants or changes permissions. AWS counts it as a kind of writing.</summary>
    PermissionsManagement,
}
