using System.Globalization;

namespace Writ.Wire;

/// <summary>The forms in which AWS writes points in time.</summary>
public static class WireTime
{
    // Named one by one, because the framework's own guesses take "10:00" for today.
    private static readonly string[] IsoForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyyMMdd'T'HHmmssK",
    ];

    private static readonly string[] HoursOfHalf = ["12", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

    /// <summary>ISO 8601 in UTC, to the second: <c>2023-07-10T11:54:47Z</c>.</summary>
    public static string Iso(DateTimeOffset time) => string.Create(20, time.UtcDateTime, static (text, utc) =>
    {
        utc.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[19] = 'Z';
    });

    /// <summary>As in headers of HTTP (RFC 9110, 5.6.7): <c>Mon, 10 Jul 2023 11:54:47 GMT</c>.</summary>
    public static string Http(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);

    /// <summary>As CloudTrail shows dates inside responseElements: <c>Jul 10, 2023, 12:24:29 PM</c>.</summary>
    public static string Java(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        Span<char> iso = stackalloc char[19];
        utc.TryFormat(iso, out _, "s", CultureInfo.InvariantCulture);
        var month = CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(utc.Month);
        var day = iso[8..10].TrimStart('0');
        var hour = HoursOfHalf[utc.Hour % 12];
        return $"{month} {day}, {iso[..4]}, {hour}{iso[13..]} {(utc.Hour < 12 ? "AM" : "PM")}";
    }

    /// <summary>Reads the date of a header.</summary>
    public static bool TryParseHttp(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Reads ISO 8601, in UTC unless it says otherwise, or seconds since 1970.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return TryFromSeconds(seconds, out time);
        }

        return DateTimeOffset.TryParseExact(
            text, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>False beyond the years 1 to 9999.</summary>
    public static bool TryFromSeconds(double seconds, out DateTimeOffset time)
    {
        time = default;
        if (!double.IsFinite(seconds) || seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            return false;
        }

        time = DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
        return true;
    }
}
