using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class ResourceSpecificResultShape
{
    public required string EvalResourceName { get; init; }

    public required string EvalResourceDecision { get; init; }

    public IReadOnlyList<StatementShape>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    public PermissionsBoundaryDecisionDetailShape? PermissionsBoundaryDecisionDetail { get; init; }
}
