using Writ.Cli.Documents;
using Writ.Cli.Output;
using Writ.Cli.Policies;
using Writ.Policy;

namespace Writ.Cli.Testing;

/// <summary>The verdict that a test asks for.</summary>
internal enum ExpectedVerdict
{
    Unknown = 0,
    Allow,

    /// <summary>Denied, one way or the other.</summary>
    Deny,
    ExplicitDeny,
    ImplicitDeny,
}

/// <summary>What a test expects: a verdict, and where it says so what decides it.</summary>
internal sealed record Expectation(ExpectedVerdict Verdict, string? Layer = null, string? Policy = null, string? Sid = null)
{
    public static readonly IReadOnlyList<string> Words = ["allow", "deny", "explicit-deny", "implicit-deny"];

    public static Expectation Read(DocumentNode verdict, DocumentNode? layer, DocumentNode? policy, DocumentNode? sid)
    {
        var word = layer?.TextOf("layer");
        if (word is not null && !LayerWords.Known.Contains(word, StringComparer.Ordinal))
        {
            throw (layer ?? verdict).Wrong($"There is no layer '{word}'{Documents.Words.DidYouMean(word, LayerWords.Known)}; there are {Documents.Words.List(LayerWords.Known)}.");
        }

        return new Expectation(VerdictOf(verdict), word, policy?.TextOf("policy"), sid?.TextOf("sid"));
    }

    /// <summary>What is not as expected, in words; null when all is.</summary>
    public string? WhyNot(Explanation explanation)
    {
        var decision = explanation.Decision;
        if (!Agrees(decision.Verdict))
        {
            return $"expected {Words[(int)Verdict - 1]}, but it is {DecisionText.Verdict(decision.Verdict)} {DecisionText.Reason(decision)}";
        }

        var (layer, policy, sid) = (LayerWords.Word(decision.Layer), decision.Policy?.Name, decision.Sid);
        var difference = Differs("layer", Layer, layer) ?? Differs("policy", Policy, policy) ?? Differs("sid", Sid, sid);
        return difference is null || IsAlsoBy(explanation)
            ? null
            : $"{DecisionText.Verdict(decision.Verdict)} as expected, but {difference}: it is decided {DecisionText.Reason(decision)}";
    }

    /// <summary>
    /// Where several statements of the deciding layer say the same, the order they are written in picks one: a test that names another of them
    /// is as right.
    /// </summary>
    private bool IsAlsoBy(Explanation explanation)
    {
        var decision = explanation.Decision;
        var effect = decision.IsAllowed ? PolicyEffect.Allow : PolicyEffect.Deny;
        return decision.Statement is not null && (Layer is null || Layer == LayerWords.Word(decision.Layer)) && explanation.Findings.Any(finding =>
            finding.Applies && finding.Layer == decision.Layer && finding.Policy.Policy.Statements[finding.StatementIndex] is var statement && statement.Effect == effect
            && (Policy is null || Policy == finding.Policy.Name) && (Sid is null || Sid == statement.Sid));
    }

    private bool Agrees(Verdict verdict) => Verdict switch
    {
        ExpectedVerdict.Allow => verdict == Writ.Policy.Verdict.Allowed,
        ExpectedVerdict.Deny => verdict != Writ.Policy.Verdict.Allowed,
        ExpectedVerdict.ExplicitDeny => verdict == Writ.Policy.Verdict.ExplicitlyDenied,
        ExpectedVerdict.ImplicitDeny => verdict == Writ.Policy.Verdict.ImplicitlyDenied,
        _ => false,
    };

    private static string? Differs(string what, string? expected, string? actual) =>
        expected is null || expected == actual ? null : $"not by the {what} `{expected}`";

    private static ExpectedVerdict VerdictOf(DocumentNode node) => node.TextOf("expect") switch
    {
        "allow" => ExpectedVerdict.Allow,
        "deny" => ExpectedVerdict.Deny,
        "explicit-deny" => ExpectedVerdict.ExplicitDeny,
        "implicit-deny" => ExpectedVerdict.ImplicitDeny,
        var other => throw node.Wrong($"'{other}' cannot be expected{Documents.Words.DidYouMean(other, Words)}; expect {Documents.Words.List(Words)}."),
    };
}
