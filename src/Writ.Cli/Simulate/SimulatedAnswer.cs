using Writ.Policy;

namespace Writ.Cli.Simulate;

/// <summary>A question with the resource as somebody wrote it, and the policies compiled for it.</summary>
internal sealed record SimulatedQuestion(AuthorizationRequest Request, string Resource, PolicySet Policies);

/// <summary>A question and what became of it.</summary>
internal sealed record SimulatedAnswer(AuthorizationRequest Request, Explanation Explanation)
{
    public Decision Decision => Explanation.Decision;

    public static SimulatedAnswer To(AuthorizationRequest request, PolicySet policies) => new(request, Authorizer.Explain(request, policies));
}
