using System.Globalization;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Organizations.Guardrails;
using Writ.Services.Sts;
using Writ.Services.Sts.AuthorizationMessages;
using Writ.Wire;
using Writ.Wire.Errors;

namespace Writ.Server.Gateway;

/// <summary>
/// Steps 8 and 9: puts the operation's questions to the policies, all of which must say yes. Nothing has been looked up
/// for the caller yet, so a refusal does not tell whether the resource exists.
/// </summary>
internal static class Authorizing
{
    private static readonly EvaluationOptions HidingWhatIsMissing = EvaluationOptions.Default with { OmitsWhoseAllowIsMissing = true };
    private static readonly EvaluationOptions WithoutWildcard = EvaluationOptions.Default with { OmitsWildcardResource = true };

    public static AwsError? Decide(Exchange exchange, ServiceDescriptor service, OperationDescriptor operation, Call call)
    {
        if (exchange.Request is not { } shape)
        {
            throw new InvalidOperationException("A request is bound before it is authorized.");
        }

        if ((CallerRules.IsOver(call) ? GatewayErrors.UnknownKey(service) : CallerRules.Check(call.Principal, operation) ?? service.Refusal?.Invoke(call)) is { } never)
        {
            exchange.IsAccessDenied = true;
            return never;
        }

        var questions = operation.Authorize(shape, call).Questions;
        if (questions.Count == 0)
        {
            return null;
        }

        var policies = IdentityPolicies.Of(call.Principal, call.State);
        var approver = IdentityPolicies.OfApprover(call.Principal, policies);
        var home = call.Platform.Organizations.GuardrailsOf(call.Account);
        var own = call.Unsigned is null ? home : null; // who signs nothing is nobody's principal yet: no service control policy binds him
        foreach (var question in questions)
        {
            var resource = question.ResourceAccount is { } other && other != call.Account ? call.Platform.Organizations.GuardrailsOf(other) : home;
            var context = Context(exchange, call, question);
            OrganizationKeys.Add(context, own, resource);
            RequestKeys.Collect(shape, context);
            var request = Request(operation, call, question, context);
            var control = ResourceControlScope.Covers(request.Action, question) ? resource : null;
            if ((Ask(exchange, service, question, request, AllLayers(policies, question, own, control))
                ?? (approver is null ? null : Ask(exchange, service, question, request, AllLayers(approver, question, own, control)))) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static AwsError? Ask(Exchange exchange, ServiceDescriptor service, Question question, AuthorizationRequest request, PolicySet policies)
    {
        var decision = Authorizer.Decide(request, policies);
        if (decision.IsAllowed || exchange.Call is not { } call)
        {
            return decision.IsAllowed ? null : throw new InvalidOperationException("An authorized request has a call.");
        }

        exchange.IsAccessDenied = true;
        exchange.AuthorizationMessage = Failures.Encode(call.Platform.Vault, call.Now, call.Principal, request, policies);
        return GatewayErrors.AccessDenied(service, decision.AccessDeniedMessage(request, Wording(service, question)), exchange.AuthorizationMessage);
    }

    private static AuthorizationRequest Request(OperationDescriptor operation, Call call, Question question, RequestContext context) => new()
    {
        Caller = call.Principal.Caller,
        Action = question.Action ?? operation.Action,
        Resource = question.Resource,
        ResourceWords = question.Words,
        ResourceAccount = (question.ResourceAccount ?? call.Account).ToString(),
        WildcardOnly = question.WildcardOnly,
        Context = context,
    };

    private static EvaluationOptions Wording(ServiceDescriptor service, Question question) =>
        question.HidesWhoseAllowIsMissing ? HidingWhatIsMissing
        : service.PrintsWildcard ? EvaluationOptions.Default
        : WithoutWildcard;

    private static PolicySet AllLayers(PolicySet policies, Question question, AccountGuardrails? own, AccountGuardrails? resource) =>
        question is { ResourcePolicy: null, IsTrustPolicy: false } && own is null && resource is null ? policies : new PolicySet
        {
            Identity = policies.Identity,
            Boundary = policies.Boundary,
            Session = policies.Session,
            ServiceControl = own?.ServiceControl ?? [],
            ResourceControl = resource?.ResourceControl ?? [],
            Endpoint = policies.Endpoint,
            Resource = question.ResourcePolicy,
            ResourcePolicyIsMandatory = question.IsTrustPolicy,
            ResourcePolicyIsTrustPolicy = question.IsTrustPolicy,
        };

    /// <summary>The global condition keys of a request (AWS: IAM User Guide, global condition context keys).</summary>
    private static RequestContext Context(Exchange exchange, Call call, Question question)
    {
        var context = new RequestContext();
        AddFederation(context, call.Principal); // first: no claim of a token takes the place of a key of ours
        context.AddCallerKeys(call.Principal.Caller);
        Add(context, "aws:userid", call.Principal.UserId);
        context.Set("aws:CurrentTime", WireTime.Iso(call.Now));
        context.Set("aws:EpochTime", call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Set("aws:RequestedRegion", call.Region);
        context.Set("aws:SecureTransport", exchange.Http.Request.IsHttps ? "true" : "false");
        context.Set("aws:ViaAWSService", "false");
        context.Set("aws:SourceIp", exchange.SourceIp);
        context.Set("aws:ResourceAccount", (question.ResourceAccount ?? call.Account).ToString());
        Add(context, "aws:UserAgent", exchange.UserAgent);
        Add(context, "aws:referer", exchange.Http.Request.Headers.Referer.ToString());
        AddTags(context, "aws:PrincipalTag/", call.Principal.Tags);
        AddTags(context, "aws:ResourceTag/", question.ResourceTags);
        AddTags(context, "iam:ResourceTag/", question.ResourceTags);
        AddSession(context, call.Principal.Session, call.Now);
        if (IsRootSession(call.Principal))
        {
            context.Set("aws:AssumedRoot", "true");
        }

        foreach (var (key, values) in question.Keys)
        {
            context.Set(key, values);
        }

        return context;
    }

    /// <summary>Made by AssumeRoot, not by root's own approval of a delegation.</summary>
    private static bool IsRootSession(Principal principal) => principal is { Caller.Kind: CallerKind.AssumedRootSession, Session.Delegation: null };

    private static void AddFederation(RequestContext context, Principal principal)
    {
        if (principal.Federation is not { } federation)
        {
            return;
        }

        foreach (var (key, values) in federation.Keys)
        {
            context.Set(key, values);
        }

        if (principal.Session is not null)
        {
            context.Set("aws:FederatedProvider", federation.Provider);
        }
    }

    private static void AddSession(RequestContext context, Session? session, DateTimeOffset now)
    {
        if (session is null)
        {
            return;
        }

        context.Set("aws:TokenIssueTime", WireTime.Iso(session.IssuedAt));
        context.Set("aws:MultiFactorAuthPresent", session.MfaAt is null ? "false" : "true");
        Add(context, "aws:SourceIdentity", session.SourceIdentity);
        if (session.MfaAt is { } proven)
        {
            context.Set("aws:MultiFactorAuthAge", ((long)(now - proven).TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AddTags(RequestContext context, string prefix, TagSet? tags)
    {
        if (tags is null)
        {
            return;
        }

        foreach (var tag in tags)
        {
            context.Set(prefix + tag.Key, tag.Value);
        }
    }

    private static void Add(RequestContext context, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            context.Set(key, value);
        }
    }
}
