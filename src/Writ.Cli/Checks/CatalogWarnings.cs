using Writ.Policy;

namespace Writ.Cli.Checks;

/// <summary>
/// What looks like a mistake in questions and policies, by what AWS documents of its services: a misspelt action is denied like any other, so
/// that nothing else would tell. Each warning is kept once. Services that AWS does not have are their owner's business.
/// </summary>
internal sealed class CatalogWarnings
{
    /// <summary>Whoever gets more has one mistake many times, or a file that is none.</summary>
    public const int Most = 100;

    private readonly List<string> _texts = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<CompiledPolicy> _checked = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Checks a question and the policies that are weighed for it.</summary>
    /// <param name="request">The question as it is asked.</param>
    /// <param name="resource">The resource as somebody wrote it.</param>
    /// <param name="policies">The policies.</param>
    public void Check(AuthorizationRequest request, string resource, PolicySet policies)
    {
        Keep(RequestCheck.Of(request, resource));
        foreach (var policy in All(policies).Where(policy => _checked.Add(policy.Policy)))
        {
            Keep(PolicyCheck.Of(policy));
        }
    }

    private void Keep(IEnumerable<string> warnings)
    {
        if (_texts.Count == Most)
        {
            return;
        }

        foreach (var warning in warnings.Where(_known.Add).Take(Most - _texts.Count))
        {
            _texts.Add(warning);
        }
    }

    private static IEnumerable<NamedPolicy> All(PolicySet policies) =>
    [
        .. policies.Identity,
        .. policies.Resource is { } resource ? [resource] : Array.Empty<NamedPolicy>(),
        .. policies.Boundary ?? [],
        .. policies.Session ?? [],
        .. policies.ServiceControl.SelectMany(level => level),
        .. policies.ResourceControl.SelectMany(level => level),
        .. policies.Endpoint ?? [],
    ];
}
