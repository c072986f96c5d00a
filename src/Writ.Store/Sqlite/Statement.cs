using System.Text;
using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>
/// A prepared statement, kept by its connection for its whole life. Disposing gives it back: the statement is reset, which
/// ends its read of the database.
/// </summary>
internal sealed class Statement(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public Statement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(utf8.IsEmpty ? raw.sqlite3_bind_text(statement, index, "") : raw.sqlite3_bind_text(statement, index, utf8));
        return this;
    }

    public Statement BindBlob(int index, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(statement, index, bytes));
        return this;
    }

    public Statement Bind(int index, string value)
    {
        Span<byte> utf8 = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(value, utf8, out var length) ? Bind(index, utf8[..length]) : Bind(index, Encoding.UTF8.GetBytes(value));
    }

    public Statement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(statement, index));
        return this;
    }

    /// <summary>Moves to the next row; false, and reset, when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        var message = code == raw.SQLITE_DONE ? null : raw.sqlite3_errmsg(connection).utf8_to_string();
        raw.sqlite3_reset(statement);
        return message is null ? false : throw new SqliteException(code, message);
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        if (Step())
        {
            Dispose();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public bool IsBlob(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_BLOB;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of a blob or of a text's UTF-8, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => raw.sqlite3_reset(statement);

    /// <summary>Frees the statement; its connection does it when it closes.</summary>
    internal void Release() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(code, raw.sqlite3_errmsg(connection).utf8_to_string());
        }
    }
}
