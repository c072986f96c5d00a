using Writ.Policy.Evaluation;
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

        return HasReason(decision, request, options) ? $"{sentence} {Reason(decision, request.Action, options)}" : sentence;
    }

    /// <summary>Across accounts AssumeRole does not tell whose policy is missing.</summary>
    private static bool HasReason(in Decision decision, AuthorizationRequest request, EvaluationOptions options) =>
        Noun(decision.Layer) is not null
        && !(options.OmitsWhoseAllowIsMissing && decision.Verdict == Verdict.ImplicitlyDenied)
        && !(decision.Layer == PolicyLayer.Trust && decision.Verdict == Verdict.ImplicitlyDenied && Accounts.Differ(request, new ArnText(request.Resource)));

    private static string Reason(in Decision decision, string action, EvaluationOptions options)
    {
        string noun = Noun(decision.Layer) ?? "";
        bool explicitly = decision.Verdict == Verdict.ExplicitlyDenied
            || (decision.Layer == PolicyLayer.ServiceControl && options.MissingServiceControlAllowReadsAsExplicit);
        return explicitly ? $"with an explicit deny in {Article(decision.Layer)} {noun}" : $"because no {noun} allows the {action} action";
    }

    private static string Article(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "an",
        PolicyLayer.Trust => "the",
        _ => "a",
    };

    private static string? Noun(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => "identity-based policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        PolicyLayer.ServiceControl => "service control policy",
        PolicyLayer.ResourceControl => "resource control policy",
        PolicyLayer.Endpoint => "VPC endpoint policy",
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Trust => "role trust policy",
        _ => null,
    };
}
