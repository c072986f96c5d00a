using Writ.Kernel.State;
using Writ.Policy;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>
/// A simulation that is ready to be asked: policies compiled, caller and context known. Every question goes to the evaluator
/// that decides real requests.
/// </summary>
internal sealed class Simulation
{
    private readonly SimulationSubject _subject;
    private readonly SimulatedCaller _caller;
    private readonly RequestContext _context = new();
    private readonly SimulationWork _work = new();

    private Simulation(SimulationSubject subject, SimulatedCaller caller)
    {
        _subject = subject;
        _caller = caller;
    }

    /// <summary>The context keys that the policies read and the simulation lacks.</summary>
    public IReadOnlyList<string> MissingKeys { get; private set; } = [];

    public bool HasBoundary => _subject.Boundary is not null;

    public bool HasServiceControl => _subject.ServiceControl.Count > 0;

    private NamedPolicy? ResourcePolicy { get; init; }

    private string Owner { get; init; } = "";

    public static Result<Simulation> Prepare(ISimulationRequest input, SimulationSubject subject, AccountState state)
    {
        var compiled = WithInputs(input, subject);
        var caller = SimulatedCaller.Of(input, subject, state);
        if ((CheckActions(input.ActionNames) ?? SimulatedResources.Check(input) ?? compiled.Error ?? caller.Error) is { } error)
        {
            return error;
        }

        Result<NamedPolicy>? resourcePolicy = input.ResourcePolicy is { } document ? (Result<NamedPolicy>?)PolicyInputs.CompileResourcePolicy(document) : null;
        var owner = caller.Value.Owner(input.ResourceOwner);
        if ((resourcePolicy?.Error ?? owner.Error) is { } wrong)
        {
            return wrong;
        }

        var simulation = new Simulation(compiled.Value, caller.Value with { Caller = caller.Value.Caller with { HasBoundary = compiled.Value.Boundary is not null } })
        {
            ResourcePolicy = resourcePolicy?.Value,
            Owner = owner.Value,
        };
        return simulation.Fill(input.ContextEntries ?? []) is { } broken ? broken : simulation;
    }

    /// <summary>What asking about one action on all of these resources costs.</summary>
    public long WorkOn(IReadOnlyList<string> resources) => _work.On(resources, _context);

    /// <summary>Puts one question to the evaluator.</summary>
    public SimulatedAnswer Ask(string action, string resource)
    {
        var asked = SimulatedResources.Asked(action, resource);
        var owner = OwnerOf(asked);
        var examination = Examination.Of(
            new AuthorizationRequest
            {
                Caller = _caller.Caller,
                Action = action,
                Resource = asked,
                ResourceAccount = owner,
                WildcardOnly = asked == SimulatedResources.Everything,
                Context = _context,
            },
            new PolicySet
            {
                Identity = _subject.Policies,
                Boundary = _subject.Boundary,
                ServiceControl = _subject.ServiceControl,
                Resource = ResourcePolicy,
                ResourcePolicyIsMandatory = ResourcePolicy is not null && MandatoryPolicies.IsKeyQuestion(action, asked),
            });
        return new SimulatedAnswer(resource, examination, IsCrossAccount: owner != _caller.Caller.Account);
    }

    /// <summary>
    /// Whose a resource is. Without its policy a simulation is about the caller's own policies only, and so within the
    /// caller's account, as on AWS: what the resource's policy would say is not known.
    /// </summary>
    private string? OwnerOf(string resource) =>
        ResourcePolicy is null ? _caller.Caller.Account
        : Arn.TryParse(resource, out var arn) && AccountId.TryParse(arn.Account, out var account) ? account.ToString()
        : Owner;

    private static Result<SimulationSubject> WithInputs(ISimulationRequest input, SimulationSubject subject)
    {
        if (input.PermissionsBoundaryPolicyInputList is { Count: > 1 })
        {
            return SimulationErrors.TooManyBoundaries;
        }

        var policies = PolicyInputs.Compile(PolicyInputs.Policies, input.PolicyInputList ?? []);
        var boundary = PolicyInputs.Compile(PolicyInputs.Boundaries, input.PermissionsBoundaryPolicyInputList ?? []);
        return (policies.Error ?? boundary.Error) is { } error ? error : subject with
        {
            Policies = [.. subject.Policies, .. policies.Value],
            Boundary = boundary.Value.Count > 0 ? boundary.Value : subject.Boundary,
        };
    }

    private static AwsError? CheckActions(IReadOnlyList<string> actions) =>
        actions.Count == 0 ? SimulationErrors.NoActions
        : actions.FirstOrDefault(action => !SimulatedResources.IsAction(action)) is { } wrong ? SimulationErrors.InvalidAction(wrong)
        : null;

    private AwsError? Fill(IReadOnlyList<ContextEntryShape> entries)
    {
        _caller.AddKeys(_context);
        if (ContextEntries.AddTo(_context, entries) is { } error)
        {
            return error;
        }

        List<NamedPolicy> policies = [.. _subject.Policies, .. _subject.Boundary ?? []];
        if (ResourcePolicy is { } own)
        {
            policies.Add(own);
        }

        policies.ForEach(policy => _work.Add(policy.Policy));
        MissingKeys = [.. ContextKeyNames.Of(policies).Where(key => !_context.TryGet(key, out _))];
        return null;
    }
}
