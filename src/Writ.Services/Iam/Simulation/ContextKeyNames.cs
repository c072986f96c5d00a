using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>The condition keys that policies read, in conditions and as variables.</summary>
internal static class ContextKeyNames
{
    /// <summary>Each once, ignoring case, as first written, in the order of the documents: so AWS lists them.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<NamedPolicy> policies) =>
        [.. policies.SelectMany(policy => policy.Policy.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase)];
}
