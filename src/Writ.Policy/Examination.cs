using Writ.Policy.Evaluation;
using Writ.Policy.Explaining;
using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>
/// A decision with all that simulators and messages tell of it: every statement that applies, and what each layer says by itself. Made by the
/// same matcher that decides, without putting anything into words.
/// </summary>
public sealed class Examination
{
    private readonly Dictionary<PolicyLayer, Verdict> _verdicts = [];
    private readonly List<AppliedStatement> _applied = [];

    private Examination(Decision decision) => Decision = decision;

    /// <summary>The decision, the same that <see cref="Authorizer"/> takes.</summary>
    public Decision Decision { get; }

    /// <summary>The statements that apply, layer by layer.</summary>
    public IReadOnlyList<AppliedStatement> Applied => _applied;

    /// <summary>Examines one question.</summary>
    public static Examination Of(AuthorizationRequest request, PolicySet policies)
    {
        Examination result = new(Authorizer.Decide(request, policies));
        if (request is not { Caller: not null, Action: not null, Resource: not null, Context: not null } || policies is null)
        {
            return result;
        }

        Question question = new(request, policies, EvaluationOptions.Default);
        result.Weigh(new LayerResults(policies, question));
        foreach ((PolicyLayer layer, IEnumerable<NamedPolicy> list) in Tracing.Layers(policies, request.Caller))
        {
            foreach (NamedPolicy policy in list)
            {
                result.Collect(layer, policy, question);
            }
        }

        return result;
    }

    /// <summary>What a layer says by itself; a layer that does not take part allows.</summary>
    public Verdict VerdictOf(PolicyLayer layer) => _verdicts.GetValueOrDefault(layer, Verdict.ImplicitlyDenied);

    private void Weigh(in LayerResults layers)
    {
        _verdicts[PolicyLayer.Identity] = Say(layers.Identity);
        _verdicts[PolicyLayer.Boundary] = Say(layers.Boundary);
        _verdicts[PolicyLayer.Session] = Say(layers.Session);
        _verdicts[PolicyLayer.ServiceControl] = Say(layers.ServiceControl);
        _verdicts[PolicyLayer.ResourceControl] = Say(layers.ResourceControl);
        _verdicts[PolicyLayer.Endpoint] = Say(layers.Endpoint);
        _verdicts[PolicyLayer.Resource] = _verdicts[PolicyLayer.Trust] = Say(layers.Resource);
    }

    private static Verdict Say(in LayerResult result) =>
        result.Denies ? Verdict.ExplicitlyDenied : result.Allows ? Verdict.Allowed : Verdict.ImplicitlyDenied;

    private void Collect(PolicyLayer layer, NamedPolicy policy, in Question question)
    {
        ActionIndex.Candidates candidates = policy.Policy.Index.For(question.Action);
        while (candidates.MoveNext())
        {
            PolicyStatement statement = policy.Policy.Statements[candidates.Current];
            if (StatementMatch.Evaluate(statement, policy.Policy.Kind, question, out _) == StatementOutcome.Applies)
            {
                _applied.Add(new AppliedStatement(layer, policy, candidates.Current));
            }
        }
    }
}
