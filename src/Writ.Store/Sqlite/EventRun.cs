using Writ.Kernel;

namespace Writ.Store.Sqlite;

/// <summary>One run: all events that share an indexed value. It has the statement that walks it, and the value.</summary>
internal readonly record struct EventRun(string Walk, long Id, string? EventId, AccountId? Owner)
{
    public EventRun(string walk, long id) : this(walk, id, null, null)
    {
    }

    public EventRun(string walk, string eventId, AccountId owner) : this(walk, 0, eventId, owner)
    {
    }

    public List<long> Within(Connection connection, EventWindow window, int limit)
    {
        var positions = new List<long>();
        using (var row = connection.Use(Walk))
        {
            Bind(row).Bind(2, window.First).Bind(3, window.Last).Bind(4, window.From).Bind(5, window.To).Bind(6, limit);
            while (row.Step())
            {
                positions.Add(row.Integer(0));
            }
        }

        // Ids are unique but not secret: an account asks for its own events only.
        var owner = Owner;
        return owner is null ? positions : positions.FindAll(position => EventReader.At(connection, position).Account == owner);
    }

    private Statement Bind(Statement row)
    {
        if (EventId is null)
        {
            return row.Bind(1, Id);
        }

        Sqlite.EventId.Bind(row, 1, EventId);
        return row;
    }
}
