using System.Security.Cryptography;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>
/// AWS's sentences for signature faults. Wording is a contract: AWS SDKs and their users match on it.
/// Sources: AWS, IAM User Guide, troubleshooting SigV4; answers of the live services quoted in public test suites.
/// </summary>
internal static class SignatureMessages
{
    internal const string Mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
        + "Consult the service documentation for details.";

    internal const string TooLarge = "The request exceeds the limits of signature verification.";
    internal const string EmptyAuthorization = "Authorization header cannot be empty.";
    internal const string BothForms = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.";
    internal const string HostNotSigned = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    internal const string SignedHeadersMalformed = "SignedHeaders must be lower-case header names in ascending order, separated by ';', each once.";
    internal const string MalformedQuery = "The query-string authentication parameters are not valid percent-encoded UTF-8.";
    internal const string Expired = "Request has expired";
    internal const string ExpiresNotNumber = "X-Amz-Expires should be a number";
    internal const string ExpiresNotPositive = "X-Amz-Expires must be non-negative";

    internal const string ExpiresTooLong =
        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds";

    internal const string PayloadMismatch = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    internal const string StreamingUnsupported = "The streaming payload mode named by 'x-amz-content-sha256' is not supported here.";

    internal const string DateHeaderRequired = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    internal const string QueryEpilogue = "Re-examine the query-string parameters.";

    internal static string ParameterRequired(string name) => $"Authorization header requires '{name}' parameter. ";

    internal static string QueryParameterRequired(string name) => $"AWS query-string parameters must include '{name}'. ";

    internal static string Duplicate(string name) => $"'{name}' must be given only once.";

    /// <summary>AWS used to echo the header here; today it answers with the hash, which also keeps tokens out of logs.</summary>
    internal static string AuthorizationEcho(string header) => $"(Hashed with SHA-256 and encoded with Base64) Authorization={Hash(header)}";

    internal static string NoEqualSign(string header) =>
        $"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '{Hash(header)}'.";

    internal static string UnsupportedAlgorithm(string algorithm) =>
        $"Unsupported AWS 'algorithm': '{algorithm}' (only AWS4-HMAC-SHA256 for now). ";

    internal static string InvalidDate(string text) =>
        $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601";

    internal static string CredentialElements(string credential) =>
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'";

    internal static string WrongRegion(string region) => $"Credential should be scoped to a valid region, not '{region}'. ";

    internal static string WrongService(string expected) => $"Credential should be scoped to correct service: '{expected}'. ";

    internal static string WrongTerminator(ReadOnlySpan<char> terminator) =>
        $"Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'. ";

    internal static string WrongDate(ReadOnlySpan<char> scopeDate, string timestamp) =>
        $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scopeDate}' != '{timestamp[..8]}', from '{timestamp}'.";

    internal static string HeadersNotSigned(string names) => $"There were headers present in the request which were not signed: {names}";

    internal static string TooOld(string timestamp, DateTimeOffset now, TimeSpan skew) =>
        $"Signature expired: {timestamp} is now earlier than {Shifted(now, -skew)} ({SignatureTimestamp.Format(now)} - {Minutes(skew)} min.)";

    internal static string NotYetValid(string timestamp, DateTimeOffset now, TimeSpan skew) =>
        $"Signature not yet current: {timestamp} is still later than {Shifted(now, skew)} ({SignatureTimestamp.Format(now)} + {Minutes(skew)} min.)";

    private static long Minutes(TimeSpan skew) => skew.Ticks / TimeSpan.TicksPerMinute;

    private static string Shifted(DateTimeOffset now, TimeSpan by)
    {
        var ticks = Math.Clamp(now.UtcTicks + by.Ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks);
        return SignatureTimestamp.Format(new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    private static string Hash(string header) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)));
}
