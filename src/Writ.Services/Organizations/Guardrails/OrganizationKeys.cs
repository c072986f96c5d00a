using Writ.Policy;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>The condition keys that follow from the organizations of caller and resource (AWS: IAM User Guide, global condition context keys).</summary>
public static class OrganizationKeys
{
    /// <param name="context">The request's context.</param>
    /// <param name="caller">The organization of the caller's account; null when it is in none.</param>
    /// <param name="resource">That of the resource's account.</param>
    public static void Add(RequestContext context, AccountGuardrails? caller, AccountGuardrails? resource)
    {
        if (caller is not null)
        {
            context.Set("aws:PrincipalOrgID", caller.OrganizationId);
            context.Set("aws:PrincipalOrgPaths", caller.Paths);
        }

        if (resource is not null)
        {
            context.Set("aws:ResourceOrgID", resource.OrganizationId);
            context.Set("aws:ResourceOrgPaths", resource.Paths);
        }
    }
}
