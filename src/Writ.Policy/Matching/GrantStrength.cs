namespace Writ.Policy.Matching;

/// <summary>How firmly a resource policy's principal names the caller; the stronger, the fewer other layers have to agree.</summary>
internal enum GrantStrength
{
    None = 0,

    /// <summary>The caller's account: its identity policies decide.</summary>
    Account,

    /// <summary>The entity behind the session: boundary and session policies still limit.</summary>
    Entity,

    /// <summary>The caller itself, or everyone.</summary>
    Direct,
}
