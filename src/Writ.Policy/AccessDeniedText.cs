using Writ.Policy.Evaluation;
using Writ.Policy.Explaining;
using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>Renders AWS's AccessDenied sentences (AWS: IAM User Guide, troubleshoot access denied error messages). The wording is a contract.</summary>
internal static class AccessDeniedText
{
    public static string For(in Decision decision, AuthorizationRequest request, EvaluationOptions options)
    {
        Caller caller = request.Caller;
        if (caller.Kind is CallerKind.WebIdentity or CallerKind.Saml)
        {
            return $"Not authorized to perform {request.Action}";
        }

        string sentence = $"User: {caller.Arn ?? caller.Name ?? "anonymous"} is not authorized to perform: {request.Action}";
        if (!(request.WildcardOnly && options.OmitsWildcardResource))
        {
            sentence += $" on resource: {request.ResourceWords ?? request.Resource}";
        }

        return HasReason(decision, request, options) ? $"{sentence} {Reason(decision, request.Action, options)}{PolicyName(decision, request, options)}" : sentence;
    }

    /// <summary>Across accounts AssumeRole does not tell whose policy is missing.</summary>
    private static bool HasReason(in Decision decision, AuthorizationRequest request, EvaluationOptions options) =>
        Words.PolicyNoun(decision.Layer) is not null
        && !(options.OmitsWhoseAllowIsMissing && decision.Verdict == Verdict.ImplicitlyDenied)
        && !(decision.Layer == PolicyLayer.Trust && decision.Verdict == Verdict.ImplicitlyDenied && Accounts.Differ(request, new ArnText(request.Resource)));

    private static string Reason(in Decision decision, string action, EvaluationOptions options)
    {
        string noun = Words.Noun(decision.Layer);
        bool explicitly = decision.Verdict == Verdict.ExplicitlyDenied
            || (decision.Layer == PolicyLayer.ServiceControl && options.MissingServiceControlAllowReadsAsExplicit);
        return explicitly ? $"with an explicit deny in {Article(decision.Layer)} {noun}" : $"because no {noun} allows the {action} action";
    }

    /// <summary>
    /// Since 2026 an explicit deny is followed by the ARN of the policy that denies, if it is one of IAM or Organizations and has one; who calls from outside
    /// account and organization never learns it (AWS: Security Blog, enhanced access denied error messages with policy ARNs).
    /// </summary>
    private static string PolicyName(in Decision decision, AuthorizationRequest request, EvaluationOptions options) =>
        options.NamesDenyingPolicy && decision is { Verdict: Verdict.ExplicitlyDenied, Policy.Arn: { Length: > 0 } arn } && HasPolicyArn(decision.Layer) && IsAtHome(request)
            ? $": {arn}"
            : "";

    private static bool HasPolicyArn(PolicyLayer layer) =>
        layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl or PolicyLayer.Boundary or PolicyLayer.Session or PolicyLayer.Identity;

    private static bool IsAtHome(AuthorizationRequest request) => request.Caller.Account is not null && (
        !Accounts.Differ(request, new ArnText(request.Resource))
        || (request.Context.TryGet("aws:PrincipalOrgID", out ContextValue own) && request.Context.TryGet("aws:ResourceOrgID", out ContextValue other)
            && own.Count == 1 && other.Count == 1 && own[0] == other[0]));

    private static string Article(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "an",
        PolicyLayer.Trust => "the",
        _ => "a",
    };
}
