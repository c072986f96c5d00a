using System.Text.Encodings.Web;
using Writ.Policy.Evaluation;
using Writ.Policy.Matching;
using Writ.Policy.Parsing;

namespace Writ.Policy.Explaining;

/// <summary>The answers to one denial, best first: change what the request says, then add an allow, or remove what denies.</summary>
internal static class Remedies
{
    private const int MostOfRequest = 8;

    public static IEnumerable<Change[]> Against(Decision decision, ChangedQuestion question, EvaluationOptions options)
    {
        if (decision is { Verdict: Verdict.ExplicitlyDenied, Policy: { } policy, Statement: { } statement })
        {
            return
            [
                .. ContextRemedies.AgainstDeny(statement, question.Request, options).Take(MostOfRequest),
                [question.Removal(decision.Layer, policy, decision.StatementIndex)],
            ];
        }

        bool possible = decision.Layer != PolicyLayer.None && decision.Verdict == Verdict.ImplicitlyDenied
            && !UnconditionalRules.RootMayNotAssume(new Question(question.Request, question.Policies, options), question.Policies);
        return possible ? [.. TowardsAllow(decision.Layer, question, options)] : [];
    }

    private static IEnumerable<Change[]> TowardsAllow(PolicyLayer layer, ChangedQuestion question, EvaluationOptions options)
    {
        (IReadOnlyList<NamedPolicy> policies, int level) = Silent(layer, question, options);
        foreach (Change[] remedy in ContextRemedies.TowardsAllow(policies, question.Request, question.Policies, options).Take(MostOfRequest))
        {
            yield return remedy;
        }

        AuthorizationRequest request = question.Request;
        bool isOwn = layer is PolicyLayer.Resource or PolicyLayer.Trust;
        if (CoversMore(request))
        {
            yield break;
        }

        if (!isOwn)
        {
            (string Kind, string Value)? everyone = layer is PolicyLayer.ResourceControl or PolicyLayer.Endpoint ? ("AWS", "*") : null;
            yield return [Allow(layer, level, everyone, question)];
        }

        // within an account a resource's own policy can grant what the caller's policies do not
        if (isOwn || (IsOfCaller(layer) && question.Policies.Resource is not null && !Accounts.Differ(request, new ArnText(request.Resource))))
        {
            PolicyLayer own = question.Policies.ResourcePolicyIsTrustPolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
            foreach ((string Kind, string Value) name in NamesOf(request.Caller))
            {
                yield return [Allow(own, -1, name, question)];
            }
        }
    }

    /// <summary>What is asked for reads as a pattern that has no other way to be written: an allow of it would allow more than was asked.</summary>
    private static bool CoversMore(AuthorizationRequest request)
    {
        ArnText arn = new(request.Resource);
        ReadOnlySpan<char> unescaped = arn.IsArn ? request.Resource.AsSpan(0, arn.ResourceStart) : request.Resource;
        return request.Action.AsSpan().ContainsAny('*', '?') || (unescaped is not "*" && unescaped.ContainsAny('*', '?'));
    }

    private static bool IsOfCaller(PolicyLayer layer) => layer is PolicyLayer.Identity or PolicyLayer.Boundary or PolicyLayer.Session;

    /// <summary>The policies of the layer that does not allow; in an organization those of its first level that does not.</summary>
    private static (IReadOnlyList<NamedPolicy> Policies, int Level) Silent(PolicyLayer layer, ChangedQuestion question, EvaluationOptions options)
    {
        PolicySet policies = question.Policies;
        if (layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl)
        {
            IReadOnlyList<IReadOnlyList<NamedPolicy>> levels = (layer == PolicyLayer.ServiceControl ? policies.ServiceControl : policies.ResourceControl) ?? [];
            Question asked = new(question.Request, policies, options);
            for (int i = 0; i < levels.Count; i++)
            {
                if (!Layer.Evaluate(levels[i], asked).Allows)
                {
                    return (levels[i] ?? [], i);
                }
            }
        }

        return (layer switch
        {
            PolicyLayer.Identity => policies.Identity,
            PolicyLayer.Boundary => policies.Boundary,
            PolicyLayer.Session => policies.Session,
            PolicyLayer.Endpoint => policies.Endpoint,
            PolicyLayer.Resource or PolicyLayer.Trust when policies.Resource is not null => [policies.Resource],
            _ => [],
        } ?? [], -1);
    }

    /// <summary>How a resource's policy can name the caller; what stands for fewer requests last, as it also passes boundary and session policies by.</summary>
    private static IEnumerable<(string Kind, string Value)> NamesOf(Caller caller)
    {
        (string Kind, string? Value)[] names = caller.Kind switch
        {
            CallerKind.RoleSession => [("AWS", caller.RoleArn), ("AWS", caller.Arn)],
            CallerKind.Root => [("AWS", caller.Account)],
            CallerKind.User or CallerKind.FederatedUser or CallerKind.AssumedRootSession => [("AWS", caller.Arn)],
            CallerKind.Service => [("Service", caller.Name)],
            CallerKind.WebIdentity or CallerKind.Saml => [("Federated", caller.FederatedBy)],
            CallerKind.Anonymous => [("AWS", "*")],
            _ => [],
        };
        return names.Where(name => name.Value is not null).Select(name => (name.Kind, name.Value ?? ""));
    }

    private static AddAllow Allow(PolicyLayer layer, int level, (string Kind, string Value)? principal, ChangedQuestion question)
    {
        AuthorizationRequest request = question.Request;
        bool plain = layer is PolicyLayer.Resource && question.Policies.Resource?.Policy?.Version == DocumentSource.Version2008;
        string who = principal is not var (kind, value) ? "" : value == "*" ? "\"Principal\":\"*\"," : $"\"Principal\":{{\"{kind}\":{Json(value)}}},";
        string what = layer == PolicyLayer.Trust ? "" : $",\"Resource\":{Json(Escaped(request.Resource, plain))}";
        return new AddAllow(layer, level, principal?.Value, $"{{\"Effect\":\"Allow\",{who}\"Action\":{Json(request.Action)}{what}}}");
    }

    /// <summary>The resource as an entry that covers it and nothing else: what looks like a wildcard in it is none. Version 2008 has no way to say so; there it is any one character.</summary>
    private static string Escaped(string resource, bool plain)
    {
        ArnText arn = new(resource);
        if (!arn.IsArn)
        {
            return resource;
        }

        string name = arn[5].ToString();
        return resource[..arn.ResourceStart] + (plain ? name.Replace('*', '?') : string.Concat(name.Select(c => c is '$' or '*' or '?' ? $"${{{c}}}" : c.ToString())));
    }

    private static string Json(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
