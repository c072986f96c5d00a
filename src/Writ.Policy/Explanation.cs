using Writ.Policy.Explaining;

namespace Writ.Policy;

/// <summary>A decision with its reasons, and for a denial with what would turn it into an allow.</summary>
public sealed class Explanation
{
    private readonly Lazy<IReadOnlyList<Change>> _changes;

    private Explanation(Decision decision, IReadOnlyList<StatementFinding> findings, string reason, Func<IReadOnlyList<Change>> changes)
    {
        Decision = decision;
        Findings = findings;
        Reason = reason;
        _changes = new Lazy<IReadOnlyList<Change>>(changes);
    }

    /// <summary>The decision, the same that Decide returns.</summary>
    public Decision Decision { get; }

    /// <summary>Every statement that speaks about the action, layer by layer.</summary>
    public IReadOnlyList<StatementFinding> Findings { get; }

    /// <summary>What decided, in plain words: the layer, and where there is one the policy, the statement and its condition.</summary>
    public string Reason { get; }

    /// <summary>
    /// For a denial the smallest change to the request or the policies that would allow it: all of these together, tried out by the evaluator. Empty for an
    /// allow, and where no change helps. Worked out when first read, from the request as it was explained.
    /// </summary>
    public IReadOnlyList<Change> Changes => _changes.Value;

    /// <summary>The changes in plain words.</summary>
    public string Advice
    {
        get
        {
            if (Decision.IsAllowed)
            {
                return "nothing needs to change";
            }

            return Changes.Count == 0
                ? "no change to the request or its policies was found that would allow this"
                : string.Join("; and ", Changes.Select(change => change.Text));
        }
    }

    internal static Explanation Of(AuthorizationRequest request, PolicySet policies, EvaluationOptions? options)
    {
        options ??= EvaluationOptions.Default;
        Decision decision = Authorizer.Decide(request, policies, options);
        if (request is not { Caller: not null, Action: not null, Resource: not null, Context: not null } || policies is null)
        {
            return new Explanation(decision, [], "the request is incomplete", () => []);
        }

        IReadOnlyList<StatementFinding> findings = Tracing.Trace(request, policies, options);
        AuthorizationRequest kept = new ChangedQuestion(request, policies, []).Request;
        return new Explanation(
            decision, findings, Reasons.Of(decision, request, policies, options, findings),
            decision.IsAllowed ? () => [] : () => ChangeSearch.Find(kept, policies, options));
    }
}
