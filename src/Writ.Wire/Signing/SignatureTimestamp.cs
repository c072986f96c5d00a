using System.Globalization;

namespace Writ.Wire.Signing;

/// <summary>The dates of a signed request. AWS: SigV4, elements of a request signature ("ISO 8601 basic format, UTC").</summary>
internal static class SignatureTimestamp
{
    private const string Basic = "yyyyMMdd'T'HHmmss'Z'";
    private const string NumericZone = "ddd, dd MMM yyyy HH:mm:ss '-0000'"; // what botocore puts into Date

    internal static bool TryParseBasic(ReadOnlySpan<char> text, out DateTimeOffset timestamp) =>
        DateTimeOffset.TryParseExact(text, Basic, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);

    /// <summary>The <c>Date</c> header may also be an HTTP date.</summary>
    internal static bool TryParseHttpDate(ReadOnlySpan<char> text, out DateTimeOffset timestamp) =>
        TryParseBasic(text, out timestamp)
        || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out timestamp)
        || DateTimeOffset.TryParseExact(text, NumericZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);

    internal static string Format(DateTimeOffset timestamp) => timestamp.UtcDateTime.ToString(Basic, CultureInfo.InvariantCulture);
}
