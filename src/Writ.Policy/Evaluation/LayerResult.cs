using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>What one layer says: denied, allowed (how firmly, by which statement), or nothing.</summary>
internal readonly record struct LayerResult(bool Denies, GrantStrength Grant, NamedPolicy? Policy, int Statement)
{
    public static readonly LayerResult Silent = new(Denies: false, GrantStrength.None, null, -1);

    /// <summary>The layer does not take part; it stands in nobody's way.</summary>
    public static readonly LayerResult NotInvolved = new(Denies: false, GrantStrength.Direct, null, -1);

    public bool Allows => !Denies && Grant != GrantStrength.None;
}
