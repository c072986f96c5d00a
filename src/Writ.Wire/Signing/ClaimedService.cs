using Writ.Wire.Query;

namespace Writ.Wire.Signing;

/// <summary>Which service a request says it is signed for, read before anything else of it is: services that share an endpoint are told apart by it.</summary>
public static class ClaimedService
{
    private const string InHeader = "Credential=";
    private const string InQuery = "X-Amz-Credential=";

    /// <summary>The service in the scope of the credential; empty when there is no credential of that form. Nothing is believed of it yet.</summary>
    /// <param name="authorization">The header Authorization, empty when there is none.</param>
    /// <param name="query">The query string.</param>
    public static ReadOnlySpan<char> Of(string authorization, string query)
    {
        if (authorization.Length > 0)
        {
            var at = authorization.Length > SigningLimits.MaxHeaderValueLength ? -1 : authorization.IndexOf(InHeader, StringComparison.Ordinal);
            return at < 0 ? [] : ServiceOf(Until(authorization.AsSpan(at + InHeader.Length), ", "));
        }

        var parameter = query.Length > SigningLimits.MaxQueryLength ? -1 : query.IndexOf(InQuery, StringComparison.Ordinal);
        return parameter >= 0 && (parameter == 0 || query[parameter - 1] == '&') && FormText.TryDecode(Until(query.AsSpan(parameter + InQuery.Length), "&"), out var credential)
            ? ServiceOf(credential)
            : [];
    }

    private static ReadOnlySpan<char> Until(ReadOnlySpan<char> text, ReadOnlySpan<char> ends) => text.IndexOfAny(ends) is var end and >= 0 ? text[..end] : text;

    // keyid/date/region/service/aws4_request
    private static ReadOnlySpan<char> ServiceOf(ReadOnlySpan<char> credential)
    {
        Span<Range> parts = stackalloc Range[6];
        return credential.Split(parts, '/') == 5 ? credential[parts[3]] : [];
    }
}
