using Writ.Cli.Documents;
using Writ.Policy;
using Writ.Policy.Catalog;

namespace Writ.Cli.Checks;

/// <summary>Whether a request is one that a service of AWS could get.</summary>
internal static class RequestCheck
{
    private const string Everything = "*";
    private const int MostFormats = 3;

    public static IEnumerable<string> Of(AuthorizationRequest request, string resource)
    {
        if (ActionEntry.ServiceOf(request.Action) is { } service)
        {
            var text = service.FindAction(request.Action) is { } action
                ? WhyNotOn(action, resource, isAsked: request.Resource == resource)
                : $"{request.Action} is no action of {service.Name} that AWS documents{ActionEntry.DidYouMean(service, request.Action)}";
            if (text is not null)
            {
                yield return text;
            }
        }

        foreach (var (key, _) in request.Context)
        {
            if (KeyCheck.WhyUnknown(key) is { } why)
            {
                yield return $"the request has the key {why}";
            }
        }
    }

    private static string? WhyNotOn(CatalogAction action, string resource, bool isAsked)
    {
        if (action.IsWildcardOnly)
        {
            return resource == Everything ? null
                : $"{action} has no resource: AWS authorizes it on '*', {(isAsked ? "but it is asked" : "and so it is asked here, not")} on {resource}";
        }

        var types = action.ResourceTypes.Select(type => type.Type.Name).Distinct(StringComparer.Ordinal).ToList();
        if (resource == Everything)
        {
            return action.ResourceTypes.Any(type => type.IsRequired)
                ? $"{action} is authorized on a resource ({Words.List(types)}), but it is asked on '*': name one by its ARN"
                : null;
        }

        return action.Service.ResourceTypesOf(resource).Any(type => types.Contains(type.Name, StringComparer.Ordinal))
            ? null
            : $"{action} is not asked on such a resource as {resource}: it takes {Words.List(Formats(action))}";
    }

    /// <summary>The plainest first: an object of a bucket before one behind an access point.</summary>
    private static IReadOnlyList<string> Formats(CatalogAction action) =>
        [.. action.ResourceTypes.SelectMany(type => type.Type.ArnFormats).Distinct(StringComparer.Ordinal).OrderBy(format => format.Length).Take(MostFormats)];
}
