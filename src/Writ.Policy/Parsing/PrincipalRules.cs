using Writ.Policy.Matching;

namespace Writ.Policy.Parsing;

/// <summary>Whether a principal to be saved has a form that can name somebody. Whether that somebody exists is the caller's to check.</summary>
internal static class PrincipalRules
{
    private const int CanonicalIdLength = 64;

    public static bool IsValid(PolicyPrincipalKind kind, string value) => kind switch
    {
        PolicyPrincipalKind.AWS => new PrincipalForm(value).Kind != PrincipalFormKind.Other && !value.AsSpan().ContainsAny('*', '?'),
        PolicyPrincipalKind.Service => value.Contains('.', StringComparison.Ordinal) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'),
        PolicyPrincipalKind.Federated => value.Length > 0 && !value.AsSpan().ContainsAny('*', '?', ' '),
        PolicyPrincipalKind.CanonicalUser => value.Length == CanonicalIdLength && value.All(char.IsAsciiHexDigit),
        _ => false,
    };
}
