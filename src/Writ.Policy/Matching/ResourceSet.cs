namespace Writ.Policy.Matching;

/// <summary>A statement's Resource or NotResource element.</summary>
internal sealed class ResourceSet(ResourcePattern[] patterns, bool negated)
{
    public IReadOnlyList<ResourcePattern> Patterns => patterns;

    public bool IsNegated => negated;

    public bool Covers(in ArnText resource, RequestContext context, EvaluationOptions options)
    {
        foreach (ResourcePattern pattern in patterns)
        {
            bool listed = pattern.Matches(resource, context)
                || (negated && options.AbsentVariableInNotResourceExcludesAll && pattern.HasAbsentVariable(context));
            if (listed)
            {
                return !negated;
            }
        }

        return negated;
    }
}
