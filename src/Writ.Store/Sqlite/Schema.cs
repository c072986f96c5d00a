using System.Globalization;

namespace Writ.Store.Sqlite;

/// <summary>
/// Makes a new database, and judges an existing one before it is used. The judgement is bounded by the size of the
/// accounts' state, a gigabyte of which takes about a second; damage in the log of events shows when that part is used.
/// </summary>
internal static class Schema
{
    private static readonly string[] Tables =
        ["account", "event_block", "event_index", "event_index_recent", "event_segment", "format", "journal", "last_use", "resource", "setting"];

    /// <summary>Sets up a connection's page size, log and durability. It is harmless on a database that exists.</summary>
    public static void Configure(Connection connection)
    {
        connection.Execute(Sql.PageSize);
        connection.Execute(Sql.UseWal);
        connection.Execute(Sql.Configure);
    }

    public static bool IsEmpty(Connection connection) => Present(connection).Count == 0;

    public static void Create(Connection connection)
    {
        connection.Execute(Sql.Begin);
        connection.Execute(Sql.Schema);
        connection.Execute(Sql.Commit);
    }

    /// <exception cref="StoreOpenException">The database is of another format, or damaged.</exception>
    /// <exception cref="SqliteException">SQLite itself finds it damaged.</exception>
    public static void Check(Connection connection, string path)
    {
        var present = Present(connection);
        if (!present.Contains("format"))
        {
            throw new StoreOpenException(
                present.Count == 0 ? Damaged(path, "it has no tables") : $"The file {path} is a database of some other program.");
        }

        var version = Number(connection, Sql.Format);
        CheckFormat(version, path);
        if (Tables.FirstOrDefault(table => !present.Contains(table) && !Upgrade.Adds(table, version)) is { } missing)
        {
            throw new StoreOpenException(Damaged(path, $"the table '{missing}' is missing"));
        }

        if (version == 1)
        {
            Upgrade.FromFormat1(connection, path);
        }

        if (version <= 2)
        {
            Upgrade.FromFormat2(connection);
        }

        CheckContents(connection, path);
    }

    private static void CheckContents(Connection connection, string path)
    {
        foreach (var check in (string[])[Sql.CheckSettings, Sql.CheckAccounts, Sql.CheckResources])
        {
            using var row = connection.Use(check);
            if (row.Step() && row.Text(0) is not "ok" and var finding)
            {
                throw new StoreOpenException(Damaged(path, finding));
            }
        }
    }

    private static void CheckFormat(long version, string path)
    {
        if (version > Sql.FormatVersion)
        {
            throw new StoreOpenException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database {path} has the format {version} and this writ knows {Sql.FormatVersion}: it was written by a newer version of writ; start that one."));
        }

        if (version < 1)
        {
            throw new StoreOpenException(Damaged(path, "it does not say which format it has"));
        }
    }

    /// <summary>Finds a file that lost its end, which SQLite itself does not notice while there is a write-ahead log.</summary>
    /// <exception cref="StoreOpenException">The file is shorter than it was.</exception>
    public static void CheckLength(Connection connection, string path)
    {
        var log = new FileInfo(path + "-wal");
        if (log is { Exists: true, Length: > 0 })
        {
            Number(connection, Sql.Checkpoint);
        }

        var expected = Number(connection, Sql.PageCount);
        var found = new FileInfo(path).Length;
        if (found < expected)
        {
            throw new StoreOpenException(Damaged(path, string.Create(CultureInfo.InvariantCulture, $"it has {found} of {expected} bytes")));
        }
    }

    /// <summary>The one line for a damaged database.</summary>
    public static string Damaged(string path, string finding) =>
        $"The database {path} is damaged ({finding.ReplaceLineEndings(" ")}). Restore a backup, or save what can be read with: sqlite3 {path} .recover | sqlite3 recovered.db";

    private static HashSet<string> Present(Connection connection)
    {
        using var row = connection.Use(Sql.Tables);
        var tables = new HashSet<string>(StringComparer.Ordinal);
        while (row.Step())
        {
            tables.Add(row.Text(0));
        }

        return tables;
    }

    private static long Number(Connection connection, string sql)
    {
        using var row = connection.Use(sql);
        return row.Step() ? row.Integer(0) : 0;
    }
}
