using Writ.Policy;

namespace Writ.Services.Iam.Simulation;

/// <summary>What the evaluator says of one action on one resource.</summary>
internal sealed record SimulatedAnswer(string Resource, Examination Examination, bool IsCrossAccount)
{
    public const string Allowed = "allowed";
    public const string ImplicitDeny = "implicitDeny";
    public const string ExplicitDeny = "explicitDeny";

    private const string IamPolicy = "IAM Policy";
    private const string BoundaryPolicy = "Permissions Boundary Policy";
    private const string ResourcePolicy = "Resource Policy";

    public Verdict Verdict => Examination.Decision.Verdict;

    /// <summary>
    /// The statements that determine the result: those that deny, else those that allow; nothing determines a missing allow.
    /// A boundary's allow grants nothing, so it is not among them, nor are an organization's policies.
    /// </summary>
    public IEnumerable<AppliedStatement> Matched => Verdict switch
    {
        Verdict.ExplicitlyDenied => Examination.Applied.Where(applied =>
            applied.Statement.Effect == PolicyEffect.Deny && TypeOf(applied.Layer) is not null),
        Verdict.Allowed => Examination.Applied.Where(applied =>
            applied.Statement.Effect == PolicyEffect.Allow && applied.Layer is PolicyLayer.Identity or PolicyLayer.Resource),
        _ => [],
    };

    public bool AllowedByBoundary => Examination.VerdictOf(PolicyLayer.Boundary) == Verdict.Allowed;

    public bool AllowedByOrganizations => Examination.VerdictOf(PolicyLayer.ServiceControl) == Verdict.Allowed;

    /// <summary>What each type of policy contributes across accounts.</summary>
    /// <param name="hasBoundary">A boundary takes part.</param>
    public IEnumerable<(string Type, Verdict Verdict)> Details(bool hasBoundary)
    {
        yield return (IamPolicy, Examination.VerdictOf(PolicyLayer.Identity));
        yield return (ResourcePolicy, Examination.VerdictOf(PolicyLayer.Resource));
        if (hasBoundary)
        {
            yield return (BoundaryPolicy, Examination.VerdictOf(PolicyLayer.Boundary));
        }
    }

    /// <summary>AWS's name for the policies of a layer; null for those that the simulator does not list.</summary>
    public static string? TypeOf(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Identity => IamPolicy,
        PolicyLayer.Boundary => BoundaryPolicy,
        PolicyLayer.Resource => ResourcePolicy,
        _ => null,
    };

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => Allowed,
        Verdict.ExplicitlyDenied => ExplicitDeny,
        _ => ImplicitDeny,
    };

    /// <summary>The verdict that counts when several must all be allowed.</summary>
    public static Verdict Strictest(Verdict one, Verdict other) =>
        one == Verdict.ExplicitlyDenied || other == Verdict.ExplicitlyDenied ? Verdict.ExplicitlyDenied
        : one == Verdict.Allowed && other == Verdict.Allowed ? Verdict.Allowed
        : Verdict.ImplicitlyDenied;
}
