using Writ.Policy.Conditions;
using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>One compiled statement.</summary>
public sealed class PolicyStatement
{
    internal PolicyStatement(ActionSet actions, ResourceSet? resources, PrincipalSet? principals, Condition[] conditions)
    {
        Actions = actions;
        Resources = resources;
        PrincipalSet = principals;
        Conditions = conditions;
    }

    /// <summary>The statement's id, as written.</summary>
    public string? Sid { get; internal init; }

    /// <summary>What the statement does when it applies.</summary>
    public PolicyEffect Effect { get; internal init; }

    /// <summary>Where it stands in the document.</summary>
    public PolicyPosition Position { get; internal init; }

    /// <summary>The entries of Action or NotAction.</summary>
    public IReadOnlyList<string> ActionPatterns => [.. Actions.Patterns.Select(pattern => pattern.Text)];

    /// <summary>The entries of Resource or NotResource; empty in a trust policy.</summary>
    public IReadOnlyList<string> ResourcePatterns => Resources is null ? [] : [.. Resources.Patterns.Select(pattern => pattern.Text)];

    /// <summary>The statement has NotAction.</summary>
    public bool HasNotAction => Actions.IsNegated;

    /// <summary>The statement has NotResource.</summary>
    public bool HasNotResource => Resources is { IsNegated: true };

    /// <summary>The statement has NotPrincipal.</summary>
    public bool HasNotPrincipal => PrincipalSet is { IsNegated: true };

    /// <summary>The entries of Principal or NotPrincipal.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals => PrincipalSet is null ? [] : PrincipalSet.Principals;

    /// <summary>The condition keys the statement reads, in its conditions and as policy variables.</summary>
    public IReadOnlyList<string> ContextKeys => StatementKeys.Of(this);

    internal bool SubstitutesVariables { get; init; }

    internal ActionSet Actions { get; }

    internal ResourceSet? Resources { get; }

    internal PrincipalSet? PrincipalSet { get; }

    internal Condition[] Conditions { get; }
}
