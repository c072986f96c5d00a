using Writ.Policy.Evaluation;

namespace Writ.Policy;

/// <summary>The answer to one question and what it rests on. The default value is a denial.</summary>
public readonly record struct Decision
{
    private readonly int _statementNumber;

    private Decision(Verdict verdict, PolicyLayer layer, NamedPolicy? policy, int statement)
    {
        Verdict = verdict;
        Layer = layer;
        Policy = policy;
        _statementNumber = statement + 1;
    }

    /// <summary>Allowed, explicitly denied or implicitly denied.</summary>
    public Verdict Verdict { get; }

    /// <summary>The verdict is <see cref="Verdict.Allowed"/>.</summary>
    public bool IsAllowed => Verdict == Verdict.Allowed;

    /// <summary>The layer that decided.</summary>
    public PolicyLayer Layer { get; }

    /// <summary>The policy that decided; null when the absence of an allow did.</summary>
    public NamedPolicy? Policy { get; }

    /// <summary>The deciding statement's index in the policy; -1 when there is none.</summary>
    public int StatementIndex => _statementNumber - 1;

    /// <summary>The deciding statement.</summary>
    public PolicyStatement? Statement => Policy is null || StatementIndex < 0 ? null : Policy.Policy.Statements[StatementIndex];

    /// <summary>The deciding statement's id.</summary>
    public string? Sid => Statement?.Sid;

    /// <summary>AWS's AccessDenied sentence for this decision.</summary>
    public string AccessDeniedMessage(AuthorizationRequest request) => AccessDeniedMessage(request, EvaluationOptions.Default);

    /// <summary>AWS's AccessDenied sentence, with chosen wording where it is undocumented.</summary>
    public string AccessDeniedMessage(AuthorizationRequest request, EvaluationOptions options) => AccessDeniedText.For(this, request, options);

    internal static Decision Allow(PolicyLayer layer, LayerResult by) => new(Verdict.Allowed, layer, by.Policy, by.Statement);

    internal static Decision Implicit(PolicyLayer layer) => new(Verdict.ImplicitlyDenied, layer, null, -1);

    internal static bool TryDeny(PolicyLayer layer, LayerResult result, out Decision decision)
    {
        decision = result.Denies ? new Decision(Verdict.ExplicitlyDenied, layer, result.Policy, result.Statement) : default;
        return result.Denies;
    }
}
