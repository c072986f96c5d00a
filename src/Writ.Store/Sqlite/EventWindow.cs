using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>The positions and the seconds that a query looks at, both inclusive.</summary>
internal readonly record struct EventWindow(long First, long Last, long From, long To)
{
    public static EventWindow All { get; } = new(0, long.MaxValue, long.MinValue, long.MaxValue);

    public static EventWindow Of(Connection connection, AuditQuery query)
    {
        var window = All;
        if (query.From is { } from)
        {
            // An event of a part of a second is kept as that second: it is not after a bound within it.
            var second = from.ToUnixTimeSeconds();
            second = DateTimeOffset.FromUnixTimeSeconds(second) < from ? second + 1 : second;
            window = window with { From = second, First = Block(connection, Sql.FirstBlockReaching, second) * EventWriter.BlockSize };
        }

        if (query.To is { } to)
        {
            var second = to.ToUnixTimeSeconds();
            var block = Block(connection, Sql.LastBlockBegun, second);
            window = window with { To = second, Last = block == NoBlock ? -1 : ((block + 1) * EventWriter.BlockSize) - 1 };
        }

        return query.Before is { } before ? window with { Last = Math.Min(window.Last, before - 1) } : window;
    }

    public bool Has(long position, long second) => position >= First && position <= Last && second >= From && second <= To;

    private const long NoBlock = long.MaxValue / EventWriter.BlockSize;

    private static long Block(Connection connection, string sql, long second)
    {
        using var row = connection.Use(sql).Bind(1, second);
        return row.Step() ? row.Integer(0) : NoBlock;
    }
}
