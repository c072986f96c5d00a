using Writ.Policy.Conditions;
using Writ.Policy.Evaluation;
using Writ.Policy.Matching;

namespace Writ.Policy.Explaining;

/// <summary>Changes of condition keys that make an Allow apply or a Deny pass by. What the platform knows of the caller and the resource is no request's to change.</summary>
internal static class ContextRemedies
{
    private const int MostStatements = 16;
    private const int MostConditions = 16;
    private const int MostOfKey = 2;

    private static readonly HashSet<string> s_fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalIsAWSService",
        "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:userid", "aws:username", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths",
        "aws:AssumedRoot",
    };

    /// <summary>In every request: they can be other than they are, but not absent.</summary>
    private static readonly HashSet<string> s_always = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CurrentTime", "aws:EpochTime", "aws:RequestedRegion", "aws:SecureTransport", "aws:UserAgent", "aws:ViaAWSService",
    };

    /// <summary>One change each that keeps one of the statement's conditions from being met.</summary>
    public static IEnumerable<Change[]> AgainstDeny(PolicyStatement statement, AuthorizationRequest request, EvaluationOptions options)
    {
        RequestContext scratch = request.Context.Copy();
        return statement.Conditions.Take(MostConditions).SelectMany(condition =>
            Answers(condition, scratch, () => !condition.IsMet(scratch, options), $"the condition {Words.Condition(condition)} of a deny is not met").Take(MostOfKey))
            .Select(change => (Change[])[change]);
    }

    /// <summary>Changes that make one of the policies' Allow statements apply, which covers the request but for its conditions or a variable in its resource.</summary>
    public static IEnumerable<Change[]> TowardsAllow(IReadOnlyList<NamedPolicy> policies, AuthorizationRequest request, PolicySet set, EvaluationOptions options)
    {
        foreach ((PolicyStatement statement, StatementOutcome outcome) in NearMisses(policies, request, set, options))
        {
            foreach (Change[] remedy in outcome == StatementOutcome.OtherResource ? Variables(statement, request) : Conditions(statement, request.Context.Copy(), options))
            {
                yield return remedy;
            }
        }
    }

    private static List<(PolicyStatement Statement, StatementOutcome Outcome)> NearMisses(
        IReadOnlyList<NamedPolicy> policies, AuthorizationRequest request, PolicySet set, EvaluationOptions options)
    {
        Question question = new(request, set, options);
        List<(PolicyStatement, StatementOutcome)> found = [];
        foreach (CompiledPolicy policy in policies.Select(named => named?.Policy).OfType<CompiledPolicy>())
        {
            ActionIndex.Candidates candidates = policy.Index.For(question.Action);
            while (found.Count < MostStatements && candidates.MoveNext())
            {
                PolicyStatement statement = policy.Statements[candidates.Current];
                StatementOutcome outcome = StatementMatch.Evaluate(statement, policy.Kind, question, out _);
                if (statement.Effect == PolicyEffect.Allow && outcome is StatementOutcome.ConditionNotMet or StatementOutcome.OtherResource)
                {
                    found.Add((statement, outcome));
                }
            }
        }

        return found;
    }

    /// <summary>All conditions that are not met, a change for each of their keys; with a single key also a second way.</summary>
    private static IEnumerable<Change[]> Conditions(PolicyStatement statement, RequestContext scratch, EvaluationOptions options)
    {
        List<Change[]> ways = [];
        foreach (IGrouping<string, Condition> key in statement.Conditions.Where(condition => !condition.IsMet(scratch, options)).GroupBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase))
        {
            Condition[] same = [.. statement.Conditions.Where(condition => string.Equals(condition.Key, key.Key, StringComparison.OrdinalIgnoreCase))];
            Change[] answers = [.. key.SelectMany(condition => Answers(
                condition, scratch, () => Array.TrueForAll(same, one => one.IsMet(scratch, options)), $"the condition {Words.Condition(condition)} is met")).Take(MostOfKey)];
            if (answers.Length == 0 || ways.Count >= MostConditions)
            {
                return [];
            }

            ways.Add(answers);
        }

        return ways.Count == 1 ? ways[0].Select(change => (Change[])[change]) : [[.. ways.Select(way => way[0])]];
    }

    /// <summary>The contents of the condition's key, tried one by one in the scratch context, that have the wanted effect.</summary>
    private static IEnumerable<Change> Answers(Condition condition, RequestContext scratch, Func<bool> wanted, string purpose)
    {
        if (s_fixed.Contains(condition.Key))
        {
            yield break;
        }

        IReadOnlyList<string> before = scratch.TryGet(condition.Key, out ContextValue value) ? value.ToList() : [];
        foreach (string? content in Witnesses.For(condition, scratch))
        {
            if (content is null && s_always.Contains(condition.Key))
            {
                continue;
            }

            scratch.Set(condition.Key, content is null ? [] : [content]);
            bool holds = wanted();
            scratch.Set(condition.Key, before);
            if (holds)
            {
                yield return content is null ? new RemoveContextKey(condition.Key, purpose) : new SetContextKey(condition.Key, content, purpose);
            }
        }
    }

    /// <summary>For each resource entry with a variable the value that would make it cover the resource, if one is easily seen.</summary>
    private static IEnumerable<Change[]> Variables(PolicyStatement statement, AuthorizationRequest request)
    {
        ArnText resource = new(request.Resource);
        foreach (ResourcePattern pattern in resource.IsArn && statement.Resources is { IsNegated: false } set ? set.Patterns.Take(MostConditions) : [])
        {
            if (pattern.VariableFor(resource) is var (key, value) && !s_fixed.Contains(key))
            {
                yield return [new SetContextKey(key, value, $"the entry {Words.Short(pattern.Text)} covers the resource")];
            }
        }
    }
}
