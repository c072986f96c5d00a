using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>A connection and its prepared statements. Not for several threads at once: the store locks around it.</summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How long another program's lock on the database (a backup, a shell) is waited for.</summary>
    private const int BusyMilliseconds = 2000;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private Connection(sqlite3 handle) => _handle = handle;

    /// <summary>A private database in memory.</summary>
    public static Connection InMemory() => Open(":memory:", raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a file that exists.</summary>
    public static Connection ToWrite(string path) => Open(path, raw.SQLITE_OPEN_READWRITE);

    /// <summary>Opens a file that exists, to read only.</summary>
    public static Connection ToRead(string path) => Open(path, raw.SQLITE_OPEN_READONLY);

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>The row id the last insert gave out.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>A statement ready to be bound and stepped; the same object each time for the same text.</summary>
    public Statement Use(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out var prepared));
            _statements.Add(sql, statement = new Statement(_handle, prepared));
        }

        return statement;
    }

    /// <summary>Runs statements that need no values, such as the schema.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Replaces the content of another, empty connection by this one's.</summary>
    public void CopyTo(Connection target)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        var code = raw.sqlite3_backup_step(backup, -1);
        if (code != raw.SQLITE_DONE)
        {
            throw new SqliteException(code, "The database could not be copied.");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Release();
        }

        _statements.Clear();
        _handle.Dispose();
    }

    private static Connection Open(string path, int flags)
    {
        SqliteLibrary.Load();
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(handle).utf8_to_string();
            handle.Dispose();
            throw new SqliteException(code, message);
        }

        raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        return new Connection(handle);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }
}
