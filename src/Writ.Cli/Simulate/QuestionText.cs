using Writ.Cli.Documents;
using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Cli.Simulate;

/// <summary>Makes a question of what people wrote, and refuses what cannot be one.</summary>
internal static class QuestionText
{
    private const string Everything = "*";

    /// <summary>
    /// The question as the service would ask it: an action without resource type is authorized on <c>*</c> whatever resource somebody names, so
    /// that a grant on an ARN does not allow it.
    /// </summary>
    public static AuthorizationRequest Request(Caller caller, string action, string resource, string? account, RequestContext context)
    {
        if (WhyNoAction(action) is { } whyNot)
        {
            throw new InputException(whyNot);
        }

        if (WhyNoResource(resource) is { } why)
        {
            throw new InputException(why);
        }

        var asked = ActionCatalog.Aws.FindAction(action) is { IsWildcardOnly: true } ? Everything : resource;
        return new AuthorizationRequest
        {
            Caller = caller, Action = action, Resource = asked, ResourceAccount = account, WildcardOnly = asked == Everything, Context = context,
        };
    }

    /// <summary>A request asks for one action: a pattern would be answered as if it were a name, which nobody means.</summary>
    public static string? WhyNoAction(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var named = colon > 0 && colon < action.Length - 1 && action.LastIndexOf(':') == colon && !action.AsSpan().ContainsAny("*? \t");
        return named ? null : $"'{action}' is no action. Name one, as in s3:GetObject; a request has no wildcards.";
    }

    public static string? WhyNoResource(string resource) =>
        resource == Everything || (resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Split(':', 6).Length == 6)
            ? null
            : $"'{resource}' is no resource. Give an ARN, as in arn:aws:s3:::bucket/key, or '*' for an action without resource.";
}
