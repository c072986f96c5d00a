using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Output;

/// <summary>A decision in a sentence.</summary>
internal static class DecisionText
{
    /// <summary>The verdict as people say it.</summary>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        Writ.Policy.Verdict.Allowed => "allowed",
        Writ.Policy.Verdict.ExplicitlyDenied => "explicitly denied",
        _ => "implicitly denied",
    };

    /// <summary>What decided: "by the statement `Read` of the identity-based policy `read.json`", "because no session policy allows it".</summary>
    public static string Reason(in Decision decision) => decision switch
    {
        { Policy: { } policy, Statement: not null } => $"by {StatementName(decision)} of the {LayerWords.Noun(decision.Layer)} `{policy.Name}`",
        { IsAllowed: true, Layer: PolicyLayer.Root } => "because root may do everything in its account",
        { IsAllowed: true } => "because it needs no permission",
        { Layer: PolicyLayer.None } => "because it cannot be decided",
        _ => $"because no {LayerWords.Noun(decision.Layer)} allows it",
    };

    private static string StatementName(in Decision decision) =>
        decision.Sid is { Length: > 0 } sid ? $"the statement `{sid}`" : $"statement number {decision.StatementIndex + 1}";
}
