using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>
/// Weighs the layers against each other: any explicit deny, then the organization and the endpoint, then who the resource policy names and how
/// firmly (AWS: IAM User Guide, policy evaluation logic). Where several layers deny, AWS's order of reasons is unpublished; this one is ours.
/// </summary>
internal static class Combination
{
    public static Decision Decide(PolicySet policies, in Question question)
    {
        LayerResults layers = new(policies, question);
        PolicyLayer resourceLayer = policies.ResourcePolicyIsTrustPolicy ? PolicyLayer.Trust : PolicyLayer.Resource;
        if (TryDeny(layers, resourceLayer, out Decision decision) || TryMissAllow(layers, out decision))
        {
            return decision;
        }

        if (UnconditionalRules.RootMayNotAssume(question, policies))
        {
            return Decision.Implicit(resourceLayer);
        }

        if (!Involvement.HasIdentitySide(question.Caller))
        {
            return layers.Resource.Grant == GrantStrength.Direct ? Decision.Allow(resourceLayer, layers.Resource) : Decision.Implicit(resourceLayer);
        }

        return question.IsCrossAccount
            ? CrossAccount(layers, resourceLayer, question)
            : SameAccount(layers, resourceLayer, question, policies.ResourcePolicyIsMandatory);
    }

    private static bool TryDeny(in LayerResults layers, PolicyLayer resourceLayer, out Decision decision) =>
        Decision.TryDeny(PolicyLayer.ResourceControl, layers.ResourceControl, out decision)
        || Decision.TryDeny(PolicyLayer.ServiceControl, layers.ServiceControl, out decision)
        || Decision.TryDeny(PolicyLayer.Endpoint, layers.Endpoint, out decision)
        || Decision.TryDeny(resourceLayer, layers.Resource, out decision)
        || Decision.TryDeny(PolicyLayer.Identity, layers.Identity, out decision)
        || Decision.TryDeny(PolicyLayer.Boundary, layers.Boundary, out decision)
        || Decision.TryDeny(PolicyLayer.Session, layers.Session, out decision);

    /// <summary>Organization and endpoint have to allow whoever grants.</summary>
    private static bool TryMissAllow(in LayerResults layers, out Decision decision)
    {
        decision = layers switch
        {
            { ServiceControl.Allows: false } => Decision.Implicit(PolicyLayer.ServiceControl),
            { ResourceControl.Allows: false } => Decision.Implicit(PolicyLayer.ResourceControl),
            { Endpoint.Allows: false } => Decision.Implicit(PolicyLayer.Endpoint),
            _ => Decision.Allow(PolicyLayer.None, LayerResult.NotInvolved),
        };
        return !decision.IsAllowed;
    }

    private static Decision SameAccount(in LayerResults layers, PolicyLayer resourceLayer, in Question question, bool mandatory)
    {
        GrantStrength grant = layers.Resource.Grant;
        if (grant == GrantStrength.Direct && !question.Caller.IsDelegate)
        {
            return Decision.Allow(resourceLayer, layers.Resource);
        }

        if (mandatory && grant == GrantStrength.None)
        {
            return Decision.Implicit(resourceLayer);
        }

        if (!layers.Boundary.Allows || !layers.Session.Allows)
        {
            return Decision.Implicit(layers.Boundary.Allows ? PolicyLayer.Session : PolicyLayer.Boundary);
        }

        return grant is GrantStrength.Entity or GrantStrength.Direct ? Decision.Allow(resourceLayer, layers.Resource) : ByIdentity(layers, question);
    }

    /// <summary>Both accounts have to agree; however firmly the resource names the caller, its own account's policies still count.</summary>
    private static Decision CrossAccount(in LayerResults layers, PolicyLayer resourceLayer, in Question question)
    {
        if (!layers.Resource.Allows)
        {
            return Decision.Implicit(resourceLayer);
        }

        if (!layers.Boundary.Allows || !layers.Session.Allows)
        {
            return Decision.Implicit(layers.Boundary.Allows ? PolicyLayer.Session : PolicyLayer.Boundary);
        }

        return ByIdentity(layers, question);
    }

    private static Decision ByIdentity(in LayerResults layers, in Question question)
    {
        if (Involvement.HasImplicitAllow(question.Caller))
        {
            return Decision.Allow(PolicyLayer.Root, LayerResult.NotInvolved);
        }

        return layers.Identity.Allows ? Decision.Allow(PolicyLayer.Identity, layers.Identity) : Decision.Implicit(PolicyLayer.Identity);
    }
}
