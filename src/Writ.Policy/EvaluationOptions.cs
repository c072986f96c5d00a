namespace Writ.Policy;

/// <summary>
/// Switches for the points where AWS's behaviour is undocumented. The defaults are our decisions; each names what speaks for it.
/// A wildcard that arrives through a policy variable is literal text always: that is a safety rule, no switch.
/// </summary>
public sealed record EvaluationOptions
{
    /// <summary>The decisions the house ships with.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>An operator without set prefix on a key that holds several values matches when any value does; by default it does not match.</summary>
    public bool PlainOperatorMatchesAnyOfManyValues { get; init; }

    /// <summary>NotIpAddress holds for an address that cannot be read; by default neither IpAddress nor NotIpAddress does.</summary>
    public bool NotIpAddressMatchesUnreadable { get; init; }

    /// <summary>
    /// A NotResource entry with a variable that has no value excludes every resource; by default it excludes none
    /// (AWS: IAM User Guide, policy variables without value).
    /// </summary>
    public bool AbsentVariableInNotResourceExcludesAll { get; init; }

    /// <summary>The AccessDenied sentence of a missing SCP allow is the explicit one, as older pages print it.</summary>
    public bool MissingServiceControlAllowReadsAsExplicit { get; init; }

    /// <summary>The AccessDenied sentence does not say whose allow is missing, as STS words it: nobody learns that a role exists or trusts others.</summary>
    public bool OmitsWhoseAllowIsMissing { get; init; }

    /// <summary>The AccessDenied sentence does not name the resource of an action that has none, as most services word it; IAM prints <c>*</c>.</summary>
    public bool OmitsWildcardResource { get; init; }

    /// <summary>
    /// The AccessDenied sentence of an explicit deny ends with the ARN of the policy that denies, as AWS prints it since 2026 for callers of the same account
    /// or organization. Switched off, nobody learns it.
    /// </summary>
    public bool NamesDenyingPolicy { get; init; } = true;
}
