using Writ.Policy.Conditions;
using Writ.Policy.Evaluation;

namespace Writ.Policy.Explaining;

/// <summary>Says in plain words what decided: the layer, and where there is one the policy, the statement and its conditions.</summary>
internal static class Reasons
{
    public static string Of(in Decision decision, AuthorizationRequest request, PolicySet policies, EvaluationOptions options, IReadOnlyList<StatementFinding> findings)
    {
        Question question = new(request, policies, options);
        return decision switch
        {
            { Policy: { } policy, Statement: { } statement } => Deciding(decision.Layer, policy, decision.StatementIndex, question) + Met(statement, question),
            { IsAllowed: true, Layer: PolicyLayer.Root } => "the root user may do what its account may",
            { IsAllowed: true } => $"{Words.Short(request.Action)} needs no permission",
            _ when UnconditionalRules.RootMayNotAssume(question, policies) && decision.Layer == PolicyLayer.Trust => "a root user cannot assume a role, whatever the trust policy says",
            { Layer: PolicyLayer.None } when request.Context.ExcessiveKey is { } key =>
                $"the request has more than a thousand values for {Words.Short(key)}, too many to compare, and is denied whatever the policies say",
            { Layer: PolicyLayer.None } when request.Caller.Kind != CallerKind.Unknown && policies.Resource is { } own =>
                $"the resource's policy {Words.Name(own)} was read as one that is attached to its principals, and so names nobody",
            { Layer: PolicyLayer.None } => "the request does not say who asks",
            _ => $"no {Words.Noun(decision.Layer)} allows {Words.Short(request.Action)} on {Words.Short(request.Resource)}{Nearest(decision.Layer, findings)}",
        };
    }

    private static string Deciding(PolicyLayer layer, NamedPolicy policy, int statement, in Question question) =>
        Tracing.Describe(layer, policy, statement, question);

    private static string Met(PolicyStatement statement, in Question question)
    {
        if (statement.Conditions.Length == 0)
        {
            return "";
        }

        Condition first = statement.Conditions[0];
        string more = statement.Conditions.Length == 1 ? "" : statement.Conditions.Length == 2 ? ", and so is one more" : $", and so are {statement.Conditions.Length - 1} more";
        return $", as its condition {Words.Condition(first)} is met: {Words.Actual(question.Context, first.Key)}{more}";
    }

    /// <summary>The first statement of the silent layer that would allow but for one thing.</summary>
    private static string Nearest(PolicyLayer layer, IReadOnlyList<StatementFinding> findings)
    {
        StatementFinding? near = findings.FirstOrDefault(finding =>
            finding.Layer == layer && !finding.Applies && finding.Policy.Policy.Statements[finding.StatementIndex].Effect == PolicyEffect.Allow);
        return near is null ? "" : $"; {near.Text}";
    }
}
