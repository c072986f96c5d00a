using System.Diagnostics.CodeAnalysis;

namespace Writ.Wire.Signing;

/// <summary>The five elements of a credential: key id, then the scope the signing key is derived for.</summary>
internal sealed record CredentialScope(
    string AccessKeyId, ReadOnlyMemory<char> Date, string Region, ReadOnlyMemory<char> Service, ReadOnlyMemory<char> Terminator)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string RequiredTerminator = "aws4_request";

    /// <summary>Parses <c>keyid/date/region/service/terminator</c>; false unless there are five non-empty elements of printable ASCII.</summary>
    internal static bool TryParse(ReadOnlyMemory<char> text, [NotNullWhen(true)] out CredentialScope? scope)
    {
        scope = null;
        var credential = text.Span;
        Span<Range> parts = stackalloc Range[6];
        if (credential.Length > SigningLimits.MaxCredentialLength
            || credential.ContainsAnyExceptInRange('!', '~')
            || credential.Split(parts, '/') != 5)
        {
            return false;
        }

        foreach (var part in parts[..5])
        {
            if (credential[part].IsEmpty)
            {
                return false;
            }
        }

        scope = new CredentialScope(
            credential[parts[0]].ToString(),
            text[parts[1]],
            credential[parts[2]].ToString(),
            text[parts[3]],
            text[parts[4]]);
        return true;
    }
}
