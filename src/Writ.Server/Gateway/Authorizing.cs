using Writ.Policy;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Organizations.Guardrails;
using Writ.Services.Sts;
using Writ.Services.Sts.AuthorizationMessages;
using Writ.Wire.Errors;

namespace Writ.Server.Gateway;

/// <summary>
/// Steps 8 and 9: puts the operation's questions to the policies, all of which must say yes. Nothing has been looked up
/// for the caller yet, so a refusal does not tell whether the resource exists.
/// </summary>
internal static class Authorizing
{
    /// <summary>As many values of one key as are compared: a shorter request has no more, as each takes a character at least.</summary>
    private const int MaxShort = 1_000;

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
        for (var at = 0; at < questions.Count; at++)
        {
            var question = questions[at];
            var resource = question.ResourceAccount is { } other && other != call.Account ? call.Platform.Organizations.GuardrailsOf(other) : home;
            var keys = new QuestionKeys(exchange, call, question, own, resource);
            var request = Request(operation, call, question, Context(exchange, keys));
            var control = resource is not null && ResourceControlScope.Covers(request.Action, question) ? resource : null;
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

    /// <summary>
    /// Keys are gathered when a policy asks for one; those of a long request at once, so that too many values of a key are refused whatever the policies
    /// ask for, and no handler ever has such a list.
    /// </summary>
    private static RequestContext Context(Exchange exchange, QuestionKeys keys)
    {
        if (exchange.RawTarget.Length + exchange.Body.Length <= MaxShort)
        {
            return new RequestContext(keys);
        }

        var context = new RequestContext();
        keys.AddTo(context);
        return context;
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
}
