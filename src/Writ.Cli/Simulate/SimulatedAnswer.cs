using Writ.Policy;

namespace Writ.Cli.Simulate;

/// <summary>A question and what became of it.</summary>
internal sealed record SimulatedAnswer(AuthorizationRequest Request, Explanation Explanation)
{
    public Decision Decision => Explanation.Decision;

    public static SimulatedAnswer To(AuthorizationRequest request, PolicySet policies) => new(request, Authorizer.Explain(request, policies));
}
