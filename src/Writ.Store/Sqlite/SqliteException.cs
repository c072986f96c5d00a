namespace Writ.Store.Sqlite;

/// <summary>SQLite refused something. It never leaves this folder: the store turns it into the store's exceptions.</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    /// <summary>The primary result code.</summary>
    public int Code { get; } = code & 0xff;
}
