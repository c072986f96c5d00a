using Writ.Cli.Policies;
using Writ.Cli.Simulate;
using Writ.Policy;

namespace Writ.Cli.Explain;

/// <summary>What else the command line says of a request: the policies to decide it by, and what its record leaves out.</summary>
internal sealed record GivenFacts(PolicyInputs Policies, string? RoleArn, string? ResourceAccount, IReadOnlyList<string> Context);

/// <summary>Asks the refused request again, of policies that somebody gave.</summary>
internal static class Reevaluation
{
    /// <summary>The answer, or why the request cannot be asked again.</summary>
    public static (SimulatedAnswer? Answer, string? WhyNot) Of(Denial denial, GivenFacts given)
    {
        var caller = denial.Principal is null ? null : PrincipalText.TryRead(denial.Principal, given.RoleArn ?? denial.RoleArn);
        if (caller is null)
        {
            return (null, $"the principal {denial.Principal ?? "is not told, and"} cannot be asked for");
        }

        var (action, resource) = (denial.Action ?? "", denial.Resource ?? "*");
        if ((QuestionText.WhyNoAction(action) ?? QuestionText.WhyNoResource(resource)) is { } whyNot)
        {
            return (null, whyNot);
        }

        var context = new RequestContext();
        foreach (var (key, values) in denial.Context)
        {
            if (values is [var only])
            {
                context.Set(key, only);
            }
            else
            {
                context.Set(key, values);
            }
        }

        ContextFlags.AddTo(context, given.Context);
        context.AddCallerKeys(caller);
        var request = QuestionText.Request(caller, action, resource, given.ResourceAccount ?? denial.ResourceAccount, context);
        return (SimulatedAnswer.To(request, given.Policies.For(action, request.Resource)), null);
    }
}
