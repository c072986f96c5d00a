using System.Globalization;

namespace Writ.Wire.Signing;

/// <summary>The dates of a signed request. AWS: SigV4, elements of a request signature ("ISO 8601 basic format, UTC").</summary>
internal static class SignatureTimestamp
{
    private const string Basic = "yyyyMMdd'T'HHmmss'Z'";
    private const string NumericZone = "ddd, dd MMM yyyy HH:mm:ss '-0000'"; // what botocore puts into Date

    internal static bool TryParseBasic(ReadOnlySpan<char> text, out DateTimeOffset timestamp)
    {
        // Every signed request has one, and the framework's parser takes as long for it as hashing the request.
        timestamp = default;
        if (text.Length != 16 || text[8] != 'T' || text[15] != 'Z' || text[..8].ContainsAnyExceptInRange('0', '9') || text[9..15].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var (year, month, day) = (Two(text) * 100 + Two(text[2..]), Two(text[4..]), Two(text[6..]));
        var (hour, minute, second) = (Two(text[9..]), Two(text[11..]), Two(text[13..]));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        timestamp = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    /// <summary>The <c>Date</c> header may also be an HTTP date.</summary>
    internal static bool TryParseHttpDate(ReadOnlySpan<char> text, out DateTimeOffset timestamp) =>
        TryParseBasic(text, out timestamp)
        || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out timestamp)
        || DateTimeOffset.TryParseExact(text, NumericZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);

    internal static string Format(DateTimeOffset timestamp) => timestamp.UtcDateTime.ToString(Basic, CultureInfo.InvariantCulture);

    private static int Two(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';
}
