namespace Writ.Policy.Evaluation;

/// <summary>All layers' answers to one question, each asked once. Layers without a say for this caller do not take part.</summary>
internal readonly ref struct LayerResults
{
    public LayerResults(PolicySet policies, in Question question)
    {
        Caller caller = question.Caller;
        ResourceControl = Involvement.ResourceControlApplies(caller) ? Layer.EvaluateLevels(policies.ResourceControl, question) : LayerResult.NotInvolved;
        ServiceControl = Involvement.ServiceControlApplies(caller) ? Layer.EvaluateLevels(policies.ServiceControl, question) : LayerResult.NotInvolved;
        Endpoint = Involvement.EndpointApplies(caller) ? Layer.EvaluateOptional(policies.Endpoint, question) : LayerResult.NotInvolved;
        Resource = Layer.Evaluate(policies.Resource, question);
        Identity = Boundary = Session = LayerResult.NotInvolved;
        if (Involvement.HasIdentityPolicies(caller))
        {
            Identity = Layer.Evaluate(policies.Identity, question);
            Boundary = Layer.EvaluateOptional(policies.Boundary, question);
        }

        if (Involvement.HasIdentityPolicies(caller) || Involvement.RequiresSessionPolicy(caller))
        {
            bool missing = policies.Session is null && Involvement.RequiresSessionPolicy(caller);
            Session = missing ? LayerResult.Silent : Layer.EvaluateOptional(policies.Session, question);
        }
    }

    public LayerResult ResourceControl { get; }

    public LayerResult ServiceControl { get; }

    public LayerResult Endpoint { get; }

    public LayerResult Resource { get; }

    public LayerResult Identity { get; }

    public LayerResult Boundary { get; }

    public LayerResult Session { get; }
}
