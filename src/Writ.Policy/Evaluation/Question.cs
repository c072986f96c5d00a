using Writ.Policy.Matching;

namespace Writ.Policy.Evaluation;

/// <summary>An authorization request with what every statement needs to know about it, worked out once.</summary>
internal readonly ref struct Question
{
    public Question(AuthorizationRequest request, PolicySet policies, EvaluationOptions options)
    {
        Caller = request.Caller;
        Action = new ActionName(request.Action);
        Resource = new ArnText(request.Resource);
        Context = request.Context;
        Options = options;
        HasBoundary = request.Caller.HasBoundary || policies.Boundary is not null;
        IsCrossAccount = Accounts.Differ(request, Resource);
    }

    public Caller Caller { get; }

    public ActionName Action { get; }

    public ArnText Resource { get; }

    public RequestContext Context { get; }

    public EvaluationOptions Options { get; }

    public bool HasBoundary { get; }

    public bool IsCrossAccount { get; }
}
