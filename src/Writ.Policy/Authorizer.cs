using Writ.Policy.Evaluation;

namespace Writ.Policy;

/// <summary>The one evaluator: requests, simulators and offline checks all decide here. It never throws, does no I/O and reads no clock.</summary>
public static class Authorizer
{
    /// <summary>Decides one question.</summary>
    public static Decision Decide(AuthorizationRequest request, PolicySet policies) => Decide(request, policies, EvaluationOptions.Default);

    /// <summary>Decides one question with chosen answers where AWS's behaviour is undocumented.</summary>
    public static Decision Decide(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        if (request is not { Caller.Kind: not CallerKind.Unknown, Action: not null, Resource: not null, Context.IsExcessive: false } || policies is null
            || policies.Resource is { Policy: not null } own && !StatementMatch.NamesPrincipals(own.Policy.Kind))
        {
            return default;
        }

        Question question = new(request, policies, options ?? EvaluationOptions.Default);
        if (UnconditionalRules.NeedsNoPermission(question))
        {
            return Decision.Allow(PolicyLayer.None, LayerResult.NotInvolved);
        }

        Decision decision = Combination.Decide(policies, question);
        return request.Context.IsExcessive ? default : decision; // a source's keys are known only now
    }

    /// <summary>Decides and says why: every statement that speaks about the action, and what kept it from applying.</summary>
    public static Explanation Explain(AuthorizationRequest request, PolicySet policies) => Explain(request, policies, EvaluationOptions.Default);

    /// <summary>Decides with chosen options and says why.</summary>
    public static Explanation Explain(AuthorizationRequest request, PolicySet policies, EvaluationOptions options) =>
        Explanation.Of(request, policies, options);
}
