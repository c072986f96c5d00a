using Writ.Wire.Errors;

namespace Writ.Services.Organizations.Transfers;

/// <summary>Transfers begin and end with months, in UTC (AWS: Billing User Guide, transfer billing management to external accounts).</summary>
internal static class TransferDates
{
    /// <summary>An invitation can be accepted until a day before the transfer begins, and 15 days long at most.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    private static readonly TimeSpan Term = TimeSpan.FromDays(15);
    private static readonly TimeSpan LastInstant = TimeSpan.FromMilliseconds(1);

    /// <summary>AWS does not say what is too late; a year ahead every month can be named.</summary>
    private const int MaxMonthsAhead = 12;

    public static AwsError? CheckStart(DateTimeOffset start, DateTimeOffset now) =>
        start.UtcDateTime.TimeOfDay != TimeSpan.Zero ? TransferErrors.StartNotBeginningOfDay
        : start.UtcDateTime.Day != 1 ? TransferErrors.StartNotBeginningOfMonth
        : start <= now + Notice ? TransferErrors.StartTooEarly
        : start > MonthOf(now).AddMonths(MaxMonthsAhead) ? TransferErrors.StartTooLate
        : null;

    public static DateTimeOffset Expiration(DateTimeOffset start, DateTimeOffset now) => now + Term < start - Notice ? now + Term : start - Notice;

    /// <summary>When a transfer ends that is withdrawn: as asked, else with the month; before it begins where it has not yet.</summary>
    public static Result<DateTimeOffset> End(DateTimeOffset? asked, DateTimeOffset start, DateTimeOffset now)
    {
        var earliest = start > now ? start - LastInstant : MonthOf(now).AddMonths(1) - LastInstant;
        return asked is not { } end ? earliest
            : !IsLastInstant(end) ? TransferErrors.EndNotEndOfMonth
            : end < earliest ? TransferErrors.EndTooEarly
            : end;
    }

    private static bool IsLastInstant(DateTimeOffset end) => end < DateTimeOffset.MaxValue - LastInstant && MonthOf(end + LastInstant) == end + LastInstant;

    private static DateTimeOffset MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
