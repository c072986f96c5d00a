using Writ.Policy.Conditions;

namespace Writ.Policy.Evaluation;

/// <summary>Walks every layer's statements with the same matcher that decides, and puts what it finds into words. Runs only when asked for.</summary>
internal static class Tracing
{
    public static IReadOnlyList<StatementFinding> Trace(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        if (request is not { Caller: not null, Action: not null, Resource: not null, Context: not null } || policies is null)
        {
            return [];
        }

        Question question = new(request, policies, options ?? EvaluationOptions.Default);
        List<StatementFinding> findings = [];
        foreach ((PolicyLayer layer, IEnumerable<NamedPolicy> list) in Layers(policies, request.Caller))
        {
            foreach (NamedPolicy policy in list)
            {
                Trace(layer, policy, question, findings);
            }
        }

        return findings;
    }

    public static IEnumerable<(PolicyLayer Layer, IEnumerable<NamedPolicy> Policies)> Layers(PolicySet policies, Caller caller)
    {
        yield return (PolicyLayer.ResourceControl, Involvement.ResourceControlApplies(caller) ? policies.ResourceControl.SelectMany(level => level) : []);
        yield return (PolicyLayer.ServiceControl, Involvement.ServiceControlApplies(caller) ? policies.ServiceControl.SelectMany(level => level) : []);
        yield return (PolicyLayer.Endpoint, Involvement.EndpointApplies(caller) ? policies.Endpoint ?? [] : []);
        yield return (policies.ResourcePolicyIsTrustPolicy ? PolicyLayer.Trust : PolicyLayer.Resource, policies.Resource is null ? [] : [policies.Resource]);
        if (Involvement.HasIdentityPolicies(caller))
        {
            yield return (PolicyLayer.Identity, policies.Identity);
            yield return (PolicyLayer.Boundary, policies.Boundary ?? []);
        }

        if (Involvement.HasIdentityPolicies(caller) || Involvement.RequiresSessionPolicy(caller))
        {
            yield return (PolicyLayer.Session, policies.Session ?? []);
        }
    }

    private static void Trace(PolicyLayer layer, NamedPolicy named, in Question question, List<StatementFinding> findings)
    {
        Matching.ActionIndex.Candidates candidates = named.Policy.Index.For(question.Action);
        while (candidates.MoveNext())
        {
            PolicyStatement statement = named.Policy.Statements[candidates.Current];
            StatementOutcome outcome = StatementMatch.Evaluate(statement, named.Policy.Kind, question, out _);
            if (outcome != StatementOutcome.OtherAction)
            {
                string text = Describe(named, candidates.Current, outcome, question);
                findings.Add(new StatementFinding(layer, named, candidates.Current, outcome == StatementOutcome.Applies, text));
            }
        }
    }

    private static string Describe(NamedPolicy named, int index, StatementOutcome outcome, in Question question)
    {
        PolicyStatement statement = named.Policy.Statements[index];
        string name = string.IsNullOrEmpty(statement.Sid) ? $"number {index + 1}" : $"`{statement.Sid}`";
        string subject = $"the statement {name} of policy `{named.Name}`";
        string verb = statement.Effect == PolicyEffect.Allow ? "allow" : "deny";
        return outcome switch
        {
            StatementOutcome.Applies => $"{subject} {(statement.Effect == PolicyEffect.Allow ? "allows" : "denies")} this",
            StatementOutcome.OtherPrincipal => $"{subject} would {verb} this, but it does not cover the caller",
            StatementOutcome.OtherResource => $"{subject} would {verb} this, but it does not cover the resource {question.Resource.Text}",
            StatementOutcome.ConditionNotMet => $"{subject} would {verb} this, but its condition {Unmet(statement, question)}",
            _ => $"{subject} speaks about other actions",
        };
    }

    private static string Unmet(PolicyStatement statement, in Question question)
    {
        foreach (Condition condition in statement.Conditions)
        {
            if (!condition.IsMet(question.Context, question.Options))
            {
                string actual = question.Context.TryGet(condition.Key, out ContextValue value) && value.Count > 0
                    ? $"the request has {value}"
                    : "the key is absent from the request";
                return $"{condition.OperatorName} {condition.Key} = {string.Join(" or ", condition.Values)} is not met: {actual}";
            }
        }

        return "is not met";
    }
}
