using Writ.Kernel.Principals;
using Writ.Kernel.Secrets;
using Writ.Policy;

namespace Writ.Services.Sts.AuthorizationMessages;

/// <summary>
/// Makes the encoded message of a refused request. What belongs to another account stays out of it: a message is for those
/// who administer the caller's account, and must not tell them of a resource elsewhere more than the refusal itself does.
/// </summary>
public static class Failures
{
    private const int MaxText = 256;
    private const int MaxArn = 512;
    private const int MaxEntries = 10;

    /// <summary>The encoded message. Runs for refusals only.</summary>
    /// <param name="vault">Seals it.</param>
    /// <param name="now">The time of the call.</param>
    /// <param name="principal">Who was refused.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="policies">What refused it.</param>
    public static string Encode(Vault vault, DateTimeOffset now, Principal principal, AuthorizationRequest request, PolicySet policies)
    {
        var examination = Examination.Of(request, policies);
        var isForeign = request.ResourceAccount is { } owner && owner != principal.Account.ToString();
        return AuthorizationMessage.Seal(vault, principal.Account, now, new FailureContext
        {
            IsExplicit = examination.Decision.Verdict == Verdict.ExplicitlyDenied,
            Statements = [.. examination.Applied
                .Where(applied => applied.Statement.Effect == PolicyEffect.Deny && IsOfCaller(applied.Layer, isForeign))
                .Take(MaxEntries)
                .Select(applied => Statement(applied.Statement, principal))],
            PrincipalId = principal.UserId.Clip(MaxText),
            PrincipalName = principal.Caller.Kind == CallerKind.User ? principal.Caller.Name : null,
            PrincipalArn = principal.Arn.Clip(MaxArn),
            Action = request.Action.Clip(MaxText),
            Resource = request.Resource.Clip(MaxArn),
            Conditions = [.. request.Context
                .Where(entry => !(isForeign && IsOfResource(entry.Key)))
                .Select(entry => Key(entry.Key, entry.Value.ToList()))],
        });
    }

    private static FailureStatement Statement(PolicyStatement statement, Principal principal) => new()
    {
        Id = (statement.Sid ?? "").Clip(MaxText),
        Principals = statement.Principals.Count == 0 ? [principal.UserId.Clip(MaxText)] : Entries(statement.Principals.Select(named => named.Value)),
        Actions = Entries(statement.ActionPatterns),
        Resources = Entries(statement.ResourcePatterns),
        Conditions = [.. PolicyCondition.Of(statement).Take(MaxEntries).Select(condition => Key(condition.Key, condition.Values))],
    };

    /// <summary>An organization's policies are not the account's to read, nor is the policy of another account's resource.</summary>
    private static bool IsOfCaller(PolicyLayer layer, bool isForeign) => layer switch
    {
        PolicyLayer.Identity or PolicyLayer.Boundary or PolicyLayer.Session or PolicyLayer.Endpoint => true,
        PolicyLayer.Resource or PolicyLayer.Trust => !isForeign,
        _ => false,
    };

    private static bool IsOfResource(string key) => key.Contains(":ResourceTag/", StringComparison.OrdinalIgnoreCase);

    private static FailureKey Key(string key, IReadOnlyList<string> values) => new(key.Clip(MaxText), Entries(values));

    private static List<string> Entries(IEnumerable<string> values) => [.. values.Take(MaxEntries).Select(value => value.Clip(MaxText))];
}
