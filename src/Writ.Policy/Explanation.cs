namespace Writ.Policy;

/// <summary>A decision with its reasons.</summary>
public sealed class Explanation
{
    private Explanation(Decision decision, IReadOnlyList<StatementFinding> findings)
    {
        Decision = decision;
        Findings = findings;
    }

    /// <summary>The decision, the same that Decide returns.</summary>
    public Decision Decision { get; }

    /// <summary>Every statement that speaks about the action, layer by layer.</summary>
    public IReadOnlyList<StatementFinding> Findings { get; }

    internal static Explanation Of(AuthorizationRequest request, PolicySet policies, EvaluationOptions options) =>
        new(Authorizer.Decide(request, policies, options), Evaluation.Tracing.Trace(request, policies, options));
}
