using System.Globalization;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Policy;
using Writ.Services.Operations;
using Writ.Services.Organizations.Guardrails;
using Writ.Wire;

namespace Writ.Server.Gateway;

/// <summary>
/// The condition keys of one question: the global ones (AWS: IAM User Guide, global condition context keys), the question's own and those
/// that the request's members declare.
/// </summary>
/// <param name="exchange">The request.</param>
/// <param name="call">The call.</param>
/// <param name="question">What is asked.</param>
/// <param name="own">The organization of the caller's account; null when it is in none.</param>
/// <param name="resource">That of the resource's account.</param>
internal sealed class QuestionKeys(Exchange exchange, Call call, Question question, AccountGuardrails? own, AccountGuardrails? resource) : IContextSource
{
    public void AddTo(RequestContext context)
    {
        AddFederation(context, call.Principal); // first: no claim of a token takes the place of a key of ours
        context.AddCallerKeys(call.Principal.Caller);
        AddRequest(context);
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

        OrganizationKeys.Add(context, own, resource);
        if (exchange.Request is { } shape)
        {
            RequestKeys.Collect(shape, context);
        }
    }

    private void AddRequest(RequestContext context)
    {
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
