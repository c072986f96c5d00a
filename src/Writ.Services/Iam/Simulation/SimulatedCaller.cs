using Writ.Kernel.State;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>Who a simulation lets call, and which account owns what its ARN does not say.</summary>
/// <param name="Caller">The caller as policies see it.</param>
/// <param name="IsKnown">False when nobody in particular calls: no condition key follows from the caller then.</param>
/// <param name="Tags">The caller's tags.</param>
internal sealed record SimulatedCaller(Caller Caller, bool IsKnown, TagSet Tags)
{
    private const string UserPrefix = "user/";

    /// <summary>
    /// The user of CallerArn, else whom the policies are of. A caller who is only named is known by the ARN alone: nothing is
    /// looked up, because simulating policies is no permission to read users.
    /// </summary>
    public static Result<SimulatedCaller> Of(ISimulationRequest input, SimulationSubject subject, AccountState state)
    {
        if (input.CallerArn is { } arn && arn != subject.Caller?.Arn)
        {
            return ReadUser(arn) is { } named ? new SimulatedCaller(named, IsKnown: true, TagSet.Empty) : SimulationErrors.InvalidCaller;
        }

        var caller = subject.Caller;
        if (caller is not { Kind: CallerKind.User } && (input.CallerArn ?? input.ResourcePolicy) is not null)
        {
            return SimulationErrors.InvalidCaller;
        }

        return caller is null
            ? new SimulatedCaller(new Caller { Kind = CallerKind.User, Account = state.Id.ToString() }, IsKnown: false, TagSet.Empty)
            : new SimulatedCaller(caller, IsKnown: true, subject.Tags);
    }

    /// <summary>The account of ResourceOwner, which AWS takes as the ARN of the account's root only.</summary>
    public Result<string> Owner(string? resourceOwner)
    {
        if (resourceOwner is null)
        {
            return Caller.Account ?? "";
        }

        return Arn.TryParse(resourceOwner, out var arn) && arn is { Service: IamService.Name, Region: "", Resource: "root" } && AccountId.TryParse(arn.Account, out var account)
            ? account.ToString()
            : SimulationErrors.InvalidOwner(resourceOwner);
    }

    /// <summary>The condition keys that enforcement derives from the caller.</summary>
    public void AddKeys(RequestContext context)
    {
        if (!IsKnown)
        {
            return;
        }

        context.AddCallerKeys(Caller);
        foreach (var tag in Tags)
        {
            context.Set("aws:PrincipalTag/" + tag.Key, tag.Value);
        }
    }

    private static Caller? ReadUser(string text) =>
        Arn.TryParse(text, out var arn) && arn is { Service: IamService.Name, Region: "" } && AccountId.TryParse(arn.Account, out var account)
        && arn.Resource.StartsWith(UserPrefix, StringComparison.Ordinal) && arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..] is { Length: > 0 } name
            ? new Caller { Kind = CallerKind.User, Arn = text, Account = account.ToString(), Name = name }
            : null;
}
