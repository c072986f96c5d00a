namespace Writ.Policy;

/// <summary>A statement's Effect element.</summary>
public enum PolicyEffect
{
    /// <summary>The statement forbids what it covers.</summary>
    Deny = 0,

    /// <summary>The statement grants what it covers.</summary>
    Allow,
}
