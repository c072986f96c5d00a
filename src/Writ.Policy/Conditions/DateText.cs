using System.Globalization;

namespace Writ.Policy.Conditions;

/// <summary>
/// Reads a date as AWS writes them: year, year-month, date, date-time with fraction and Z or offset (the W3C profile of ISO 8601), or seconds since 1970.
/// Four digits are a year.
/// </summary>
internal static class DateText
{
    private const int YearLength = 4;

    /// <summary>The instant in ticks (100 ns) of UTC.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        bool epoch = text.Length > 0 && !IsYear(text) && !text[1..].Contains('-') && !text.ContainsAny("T:Z");
        return epoch ? TryReadEpoch(text, out ticks) : TryReadCalendar(text, out ticks);
    }

    private static bool IsYear(ReadOnlySpan<char> text) => text.Length == YearLength && !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryReadEpoch(ReadOnlySpan<char> text, out long ticks)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        ticks = 0;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out decimal seconds) || Math.Abs(seconds) > 200_000_000_000m)
        {
            return false;
        }

        ticks = DateTime.UnixEpoch.Ticks + (long)(seconds * TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool TryReadCalendar(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        int month = 1;
        int day = 1;
        if (!TryTakeNumber(ref text, YearLength, out int year)
            || !TryTakePart(ref text, '-', ref month)
            || !TryTakePart(ref text, '-', ref day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        return text.IsEmpty || (TryTakeTime(text, out long offset) && TryAdd(ref ticks, offset));
    }

    /// <summary><c>Thh:mm[:ss[.fff]]</c> and a zone; without a zone the time counts as UTC.</summary>
    private static bool TryTakeTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        int minute = 0;
        int second = 0;
        if (text[0] is not ('T' or 't' or ' '))
        {
            return false;
        }

        text = text[1..];
        if (!TryTakeNumber(ref text, 2, out int hour) || text.IsEmpty || text[0] != ':'
            || !TryTakePart(ref text, ':', ref minute) || !TryTakePart(ref text, ':', ref second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        return TryTakeFraction(ref text, ref ticks) && TryTakeZone(text, ref ticks);
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        int digits = 1;
        long unit = TimeSpan.TicksPerSecond;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            unit /= 10;
            ticks += (text[digits] - '0') * unit;
            digits++;
        }

        text = text[digits..];
        return digits > 1;
    }

    private static bool TryTakeZone(ReadOnlySpan<char> text, ref long ticks)
    {
        if (text.IsEmpty || text is "Z" or "z")
        {
            return true;
        }

        int sign = text[0] switch { '+' => -1, '-' => 1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !TryTakeNumber(ref text, 2, out int hours))
        {
            return false;
        }

        if (!text.IsEmpty && text[0] == ':')
        {
            text = text[1..];
        }

        if (!TryTakeNumber(ref text, 2, out int minutes) || !text.IsEmpty || hours > 23 || minutes > 59)
        {
            return false;
        }

        ticks += sign * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return true;
    }

    private static bool TryAdd(ref long ticks, long offset)
    {
        ticks += offset;
        return true;
    }

    /// <summary>A separator and two digits; nothing there leaves the part as it is.</summary>
    private static bool TryTakePart(ref ReadOnlySpan<char> text, char separator, ref int part)
    {
        if (text.IsEmpty || text[0] != separator)
        {
            return true;
        }

        text = text[1..];
        return TryTakeNumber(ref text, 2, out part);
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> text, int digits, out int number)
    {
        number = 0;
        if (text.Length < digits)
        {
            return false;
        }

        for (int i = 0; i < digits; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            number = (number * 10) + (text[i] - '0');
        }

        text = text[digits..];
        return true;
    }
}
