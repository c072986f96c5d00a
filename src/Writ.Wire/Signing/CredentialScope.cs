namespace Writ.Wire.Signing;

/// <summary>The five elements of a credential: key id, then the scope the signing key is derived for.</summary>
internal readonly record struct CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string RequiredTerminator = "aws4_request";

    /// <summary>Parses <c>keyid/date/region/service/terminator</c>; false unless there are five non-empty elements of printable ASCII.</summary>
    internal static bool TryParse(ReadOnlySpan<char> credential, out CredentialScope scope)
    {
        scope = default;
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
            credential[parts[1]].ToString(),
            credential[parts[2]].ToString(),
            credential[parts[3]].ToString(),
            credential[parts[4]] is RequiredTerminator ? RequiredTerminator : credential[parts[4]].ToString());
        return true;
    }
}
