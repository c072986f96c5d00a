using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>Asks a simulation about actions, and gives the answers AWS's form.</summary>
internal sealed class SimulationResults(Simulation simulation, IReadOnlyList<string> resources)
{
    private const int MarkupOfResource = 300;
    private const int MarkupOfKey = 20;

    private readonly Dictionary<AppliedStatement, StatementShape> _statements = [];
    private readonly bool _onEverything = resources is [SimulatedResources.Everything];

    /// <summary>About what an action's answer holds beside its statements: each resource, and the missing keys with each.</summary>
    public long CharactersOfAction { get; } = resources.Sum((string resource) =>
        MarkupOfResource + resource.Length + simulation.MissingKeys.Sum((string key) => MarkupOfKey + (long)key.Length));

    /// <summary>How many statements were listed so far.</summary>
    public int Listed { get; private set; }

    /// <summary>One action on all resources, each of which must be allowed for the action to be.</summary>
    public EvaluationResultShape Of(string action)
    {
        var answers = resources.Select(resource => simulation.Ask(action, resource)).ToList();
        var verdict = answers.Select(answer => answer.Verdict).Aggregate(SimulatedAnswer.Strictest);
        var stopped = simulation.HasServiceControl && answers.Exists(answer => !answer.AllowedByOrganizations);
        return new EvaluationResultShape
        {
            EvalActionName = action,
            EvalResourceName = resources.Count == 1 ? resources[0] : SimulatedResources.Everything,
            EvalDecision = SimulatedAnswer.Word(verdict),
            MatchedStatements = Shapes(answers.Where(answer => answer.Verdict == verdict).SelectMany(answer => answer.Matched).Distinct()),
            MissingContextValues = _onEverything ? simulation.MissingKeys : [],
            OrganizationsDecisionDetail = simulation.HasServiceControl ? new OrganizationsDecisionDetailShape { AllowedByOrganizations = !stopped } : null,
            PermissionsBoundaryDecisionDetail = Boundary(answers.TrueForAll(answer => answer.AllowedByBoundary)),
            EvalDecisionDetails = _onEverything || stopped ? null : Details(answers) ?? new Dictionary<string, string>(StringComparer.Ordinal),
            ResourceSpecificResults = _onEverything ? null : [.. answers.Select(Specific)],
        };
    }

    private ResourceSpecificResultShape Specific(SimulatedAnswer answer) => new()
    {
        EvalResourceName = answer.Resource,
        EvalResourceDecision = SimulatedAnswer.Word(answer.Verdict),
        MatchedStatements = Shapes(answer.Matched),
        MissingContextValues = simulation.MissingKeys,
        EvalDecisionDetails = Details([answer]),
        PermissionsBoundaryDecisionDetail = Boundary(answer.AllowedByBoundary),
    };

    private PermissionsBoundaryDecisionDetailShape? Boundary(bool allowed) =>
        simulation.HasBoundary ? new PermissionsBoundaryDecisionDetailShape { AllowedByPermissionsBoundary = allowed } : null;

    /// <summary>The strictest of what each type of policy says; null within one account.</summary>
    private Dictionary<string, string>? Details(List<SimulatedAnswer> answers)
    {
        var details = answers.Where(answer => answer.IsCrossAccount).SelectMany(answer => answer.Details(simulation.HasBoundary))
            .GroupBy(detail => detail.Type, detail => detail.Verdict, StringComparer.Ordinal)
            .ToDictionary(type => type.Key, type => SimulatedAnswer.Word(type.Aggregate(SimulatedAnswer.Strictest)), StringComparer.Ordinal);
        return details.Count == 0 ? null : details;
    }

    private List<StatementShape> Shapes(IEnumerable<AppliedStatement> matched)
    {
        var shapes = matched.Take(SimulationLimits.MatchedStatements).Select(Shape).ToList();
        Listed += shapes.Count;
        return shapes;
    }

    private StatementShape Shape(AppliedStatement applied)
    {
        if (!_statements.TryGetValue(applied, out var shape))
        {
            var (start, end) = StatementSpan.Of(applied.Policy.Policy, applied.StatementIndex);
            _statements[applied] = shape = new StatementShape
            {
                SourcePolicyId = applied.Policy.Name,
                SourcePolicyType = SimulatedAnswer.TypeOf(applied.Layer),
                StartPosition = start,
                EndPosition = end,
            };
        }

        return shape;
    }
}
