using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Simulation;

[Shape]
public sealed partial class EvaluationResultShape
{
    public required string EvalActionName { get; init; }

    public string? EvalResourceName { get; init; }

    public required string EvalDecision { get; init; }

    public IReadOnlyList<StatementShape>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public OrganizationsDecisionDetailShape? OrganizationsDecisionDetail { get; init; }

    public PermissionsBoundaryDecisionDetailShape? PermissionsBoundaryDecisionDetail { get; init; }

    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    public IReadOnlyList<ResourceSpecificResultShape>? ResourceSpecificResults { get; init; }
}
