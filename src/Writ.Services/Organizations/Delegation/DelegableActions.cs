using System.Collections.Frozen;
using Writ.Policy;

namespace Writ.Services.Organizations.Delegation;

/// <summary>What a resource policy can speak about (AWS: Organizations User Guide, delegated administrator for Organizations): reading, policies and their types, tags.</summary>
internal static class DelegableActions
{
    private const string Prefix = "organizations:";

    private static readonly FrozenSet<string> Writes = new[]
    {
        "AttachPolicy", "CreatePolicy", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType", "TagResource", "UntagResource", "UpdatePolicy",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a document names nothing else. What its wildcards cover besides is not delegated by that.</summary>
    public static bool CoverAllOf(CompiledPolicy document) => document.Statements.All(statement => !statement.HasNotAction && statement.ActionPatterns.All(Covers));

    private static bool Covers(string pattern)
    {
        if (!pattern.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = pattern.AsSpan(Prefix.Length);
        return name.ContainsAny('*', '?')
            || name.StartsWith("Describe", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("List", StringComparison.OrdinalIgnoreCase)
            || Writes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
    }
}
