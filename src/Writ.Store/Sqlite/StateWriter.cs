using Writ.Kernel.State;

namespace Writ.Store.Sqlite;

/// <summary>Writes an account's changes and their journal inside the caller's transaction.</summary>
internal static class StateWriter
{
    /// <exception cref="RevisionConflictException">The write does not follow the stored revision.</exception>
    public static void Apply(Connection connection, AccountWrite write, string eventId)
    {
        var account = write.Account.ToString();
        Advance(connection, account, write.Revision);
        var ordinal = 0;
        foreach (var change in write.Changes)
        {
            Store(connection, account, change);
            Append(connection.Use(Sql.AppendJournal).Bind(1, account).Bind(2, write.Revision).Bind(3, ordinal++), write.Time, eventId, change);
        }
    }

    private static void Advance(Connection connection, string account, long revision)
    {
        var statement = revision == 1
            ? connection.Use(Sql.CreateAccount).Bind(1, account)
            : connection.Use(Sql.AdvanceAccount).Bind(1, account).Bind(2, revision);
        statement.Run();
        if (connection.Changes != 1)
        {
            throw new RevisionConflictException($"Account {account} is not at revision {revision - 1}: something else has written to the database.");
        }
    }

    private static void Store(Connection connection, string account, Change change)
    {
        // Keys that differ only in case are one resource, by the same rule as in Table<T>.
        var name = change.Key.ToUpperInvariant();
        if (change.Document is { } document)
        {
            connection.Use(Sql.PutResource)
                .Bind(1, account).Bind(2, change.Kind).Bind(3, name).Bind(4, change.Key).Bind(5, document.Span).Run();
        }
        else
        {
            connection.Use(Sql.RemoveResource).Bind(1, account).Bind(2, change.Kind).Bind(3, name).Run();
        }
    }

    private static void Append(Statement statement, DateTimeOffset time, string eventId, Change change)
    {
        statement.Bind(4, time.ToUnixTimeMilliseconds()).Bind(6, change.Kind).Bind(7, change.Key);
        EventId.Bind(statement, 5, eventId);
        if (change.Document is { } document)
        {
            statement.Bind(8, document.Span);
        }
        else
        {
            statement.BindNull(8);
        }

        statement.Run();
    }
}
