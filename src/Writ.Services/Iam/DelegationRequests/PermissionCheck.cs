using Writ.Policy;
using Writ.Policy.Catalog;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Services.Organizations.Guardrails;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// Whether the caller has the permissions that a request asks for: each action it names on each resource is put to the evaluator with the caller's
/// policies and the SCPs that bind its account. Approximate, as on AWS: what conditions the real calls will meet is not known, nor whose the resources are.
/// </summary>
internal static class PermissionCheck
{
    private const string Allowed = "ALLOWED";
    private const string Denied = "DENIED";
    private const string Unsure = "UNSURE";

    /// <summary>Questions that one call may put; a policy that raises more is not answered for.</summary>
    private const int MaxQuestions = 5_000;

    public static string Of(PolicyText asked, Call call)
    {
        var guardrails = call.Platform.Organizations.GuardrailsOf(call.Account);
        var policies = Bound(IdentityPolicies.Of(call.Principal, call.State), guardrails);
        var wanted = asked.Compile(PolicyKind.Identity).Statements.Where(statement => statement.Effect == PolicyEffect.Allow).ToList();
        if (wanted.Exists(statement => statement.HasNotAction || statement.HasNotResource))
        {
            return call.Principal.Caller.Kind == CallerKind.Root && policies is { Session: null, ServiceControl: [] } ? Allowed : Unsure;
        }

        var questions = wanted.SelectMany(Questions).Take(MaxQuestions + 1).ToList();
        if (questions.Count > MaxQuestions)
        {
            return Unsure;
        }

        var context = new RequestContext();
        context.AddCallerKeys(call.Principal.Caller);
        OrganizationKeys.Add(context, guardrails, resource: null);
        var own = policies.Identity.Concat(policies.Boundary ?? []).Concat(policies.Session ?? []).Concat(policies.ServiceControl.SelectMany(level => level))
            .SelectMany(policy => policy.Policy.Statements).ToList();
        var conditional = own.FindAll(statement => PolicyCondition.Of(statement).Count > 0);
        if (!questions.TrueForAll(question => IsAllowed(question, policies, context, call)))
        {
            return conditional.Count > 0 ? Unsure : Denied;
        }

        // A deny that conditions kept away here may meet the real calls, as may one of some of the resources that a wildcard stands for.
        var isWide = questions.Exists(question => question.Resource.AsSpan().ContainsAny('*', '?'));
        return (isWide ? own : conditional).Exists(statement => statement.Effect == PolicyEffect.Deny) ? Unsure : Allowed;
    }

    private static PolicySet Bound(PolicySet policies, AccountGuardrails? guardrails) => guardrails is not { ServiceControl.Count: > 0 } ? policies : new PolicySet
    {
        Identity = policies.Identity,
        Boundary = policies.Boundary,
        Session = policies.Session,
        ServiceControl = guardrails.ServiceControl,
    };

    private static IEnumerable<(CatalogAction Action, string Resource)> Questions(PolicyStatement statement) =>
        from pattern in statement.ActionPatterns
        from action in ActionCatalog.Aws.Expand(pattern)
        from resource in action.IsWildcardOnly ? ["*"] : statement.ResourcePatterns
        select (action, resource);

    // A resource with wildcards is asked about as it is written: a pattern that covers it matches its text.
    private static bool IsAllowed((CatalogAction Action, string Resource) question, PolicySet policies, RequestContext context, Call call) => Authorizer.Decide(
        new AuthorizationRequest
        {
            Caller = call.Principal.Caller,
            Action = question.Action.FullName,
            Resource = question.Resource,
            ResourceAccount = call.Account.ToString(),
            WildcardOnly = question.Action.IsWildcardOnly,
            Context = context,
        },
        policies).IsAllowed;
}
