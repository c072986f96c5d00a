using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// The permissions boundaries that a policy demands of the roles it lets create: with them its reader knows the most that a role can do which stays
/// behind when the delegation is over.
/// </summary>
internal static class RoleRestrictions
{
    private const string CreateRole = "iam:CreateRole";
    private const string BoundaryKey = "iam:PermissionsBoundary";

    private static readonly CatalogAction Action = ActionCatalog.Aws.FindAction(CreateRole) ?? throw new InvalidOperationException($"The catalog must know {CreateRole}.");

    public static IReadOnlyList<string> Of(PolicyText policy) =>
    [
        .. policy.Compile(PolicyKind.Identity).Statements
            .Where(CreatesRoles)
            .SelectMany(PolicyCondition.Of)
            .Where(IsDemand)
            .SelectMany(condition => condition.Values)
            .Distinct(StringComparer.Ordinal),
    ];

    private static bool CreatesRoles(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow && statement.ActionPatterns.Any(Covers) != statement.HasNotAction;

    // Of a pattern for services only what follows the colon is looked at: all services are many, and one boundary too many does no harm.
    private static bool Covers(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? pattern == "*"
            : (pattern.AsSpan(0, colon).ContainsAny('*', '?') || pattern.StartsWith("iam:", StringComparison.OrdinalIgnoreCase))
                && ActionCatalog.Aws.Expand("iam" + pattern[colon..]).Contains(Action);
    }

    // A condition that holds when the values are met, as StringNotEquals and StringEqualsIfExists do not.
    private static bool IsDemand(PolicyCondition condition) =>
        condition.Key.Equals(BoundaryKey, StringComparison.OrdinalIgnoreCase)
        && condition.Operator.ToUpperInvariant() is "STRINGEQUALS" or "STRINGLIKE" or "ARNEQUALS" or "ARNLIKE";
}
