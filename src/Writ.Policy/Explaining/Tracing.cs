using Writ.Policy.Conditions;
using Writ.Policy.Evaluation;
using Writ.Policy.Matching;

namespace Writ.Policy.Explaining;

/// <summary>Walks every layer's statements with the same matcher that decides, and puts what it finds into words. Runs only when asked for.</summary>
internal static class Tracing
{
    private const int MostConditions = 8;

    public static IReadOnlyList<StatementFinding> Trace(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        Question question = new(request, policies, options);
        List<StatementFinding> findings = [];
        foreach ((PolicyLayer layer, IEnumerable<NamedPolicy> list) in Layers(policies, request.Caller))
        {
            foreach (NamedPolicy named in list)
            {
                Trace(layer, named, question, findings);
            }
        }

        return findings;
    }

    /// <summary>The layers that have a say for the caller, with their policies.</summary>
    public static IEnumerable<(PolicyLayer Layer, IEnumerable<NamedPolicy> Policies)> Layers(PolicySet policies, Caller caller)
    {
        yield return (PolicyLayer.ResourceControl, Involvement.ResourceControlApplies(caller) ? Flat(policies.ResourceControl) : []);
        yield return (PolicyLayer.ServiceControl, Involvement.ServiceControlApplies(caller) ? Flat(policies.ServiceControl) : []);
        yield return (PolicyLayer.Endpoint, Involvement.EndpointApplies(caller) ? policies.Endpoint ?? [] : []);
        yield return (policies.ResourcePolicyIsTrustPolicy ? PolicyLayer.Trust : PolicyLayer.Resource, policies.Resource is null ? [] : [policies.Resource]);
        if (Involvement.HasIdentityPolicies(caller))
        {
            yield return (PolicyLayer.Identity, policies.Identity ?? []);
            yield return (PolicyLayer.Boundary, policies.Boundary ?? []);
        }

        if (Involvement.HasIdentityPolicies(caller) || Involvement.RequiresSessionPolicy(caller))
        {
            yield return (PolicyLayer.Session, policies.Session ?? []);
        }
    }

    /// <summary>What became of one statement.</summary>
    public static string Describe(PolicyLayer layer, NamedPolicy named, int index, in Question question)
    {
        PolicyStatement statement = named.Policy.Statements[index];
        StatementOutcome outcome = StatementMatch.Evaluate(statement, named.Policy.Kind, question, out _);
        string subject = $"{Words.Statement(named, index)} of {(layer == PolicyLayer.None ? "policy" : $"the {Words.Noun(layer)}")} {Words.Name(named)}";
        string verb = statement.Effect == PolicyEffect.Allow ? "allow" : "deny";
        return outcome switch
        {
            StatementOutcome.Applies => $"{subject} {(statement.Effect == PolicyEffect.Allow ? "allows" : "denies")} this",
            StatementOutcome.OtherPrincipal => $"{subject} would {verb} this, but it does not cover the caller",
            StatementOutcome.OtherResource => $"{subject} would {verb} this, but it does not cover the resource {Words.Short(question.Resource.Text)}",
            StatementOutcome.ConditionNotMet => $"{subject} would {verb} this, but {Unmet(statement, question)}",
            _ => $"{subject} speaks about other actions",
        };
    }

    private static IEnumerable<NamedPolicy> Flat(IReadOnlyList<IReadOnlyList<NamedPolicy>>? levels) => (levels ?? []).SelectMany(level => level ?? []);

    private static void Trace(PolicyLayer layer, NamedPolicy? named, in Question question, List<StatementFinding> findings)
    {
        if (named?.Policy is not { } policy)
        {
            return;
        }

        ActionIndex.Candidates candidates = policy.Index.For(question.Action);
        while (candidates.MoveNext())
        {
            StatementOutcome outcome = StatementMatch.Evaluate(policy.Statements[candidates.Current], policy.Kind, question, out _);
            if (outcome != StatementOutcome.OtherAction)
            {
                string text = Describe(PolicyLayer.None, named, candidates.Current, question);
                findings.Add(new StatementFinding(layer, named, candidates.Current, outcome == StatementOutcome.Applies, text));
            }
        }
    }

    /// <summary>All conditions that are not met: who learns of them one by one has to try as often.</summary>
    private static string Unmet(PolicyStatement statement, in Question question)
    {
        List<string> unmet = [];
        int more = 0;
        foreach (Condition condition in statement.Conditions)
        {
            if (condition.IsMet(question.Context, question.Options))
            {
                continue;
            }

            if (unmet.Count < MostConditions)
            {
                unmet.Add($"its condition {Words.Condition(condition)} is not met: {Words.Actual(question.Context, condition.Key)}");
            }
            else
            {
                more++;
            }
        }

        return string.Join(", and ", unmet) + (more == 0 ? "" : $", and {more} more {(more == 1 ? "is" : "are")} not");
    }
}
