using System.Globalization;
using SQLitePCL;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store.Sqlite;

/// <summary>
/// The embedded store: one SQLite database. On disk, one connection writes, another reads the log and a third one state
/// meanwhile; in memory there is only one.
/// </summary>
public sealed class SqliteStore : IStore
{
    private readonly DataDirectory? _directory;
    private readonly Lock _writing = new();
    private readonly Lock _reading;
    private readonly Lock _readingState;
    private Connection _writer;
    private Connection? _reader;
    private Connection? _stateReader;
    private Connection? _baseline;
    private EventWriter _events;

    private SqliteStore(Connection writer, DataDirectory? directory)
    {
        _writer = writer;
        _directory = directory;
        _reading = directory is null ? _writing : new Lock();
        _readingState = directory is null ? _writing : new Lock();
        _events = new EventWriter(writer);
    }

    /// <inheritdoc/>
    public string Description { get; } = SqliteLibrary.Load();

    /// <inheritdoc/>
    public bool IsEphemeral => _directory is null;

    /// <summary>Opens the database <c>writ.db</c> in a directory, and makes both when they do not exist.</summary>
    /// <exception cref="StoreOpenException">The directory is in use, or the database is damaged, of a newer version or not ours.</exception>
    public static SqliteStore Open(string directory)
    {
        var held = DataDirectory.Hold(directory);
        Connection? connection = null;
        try
        {
            held.Prepare();
            connection = Connection.ToWrite(held.Database);
            Schema.Configure(connection);
            if (!held.DatabaseMade && Schema.IsEmpty(connection))
            {
                Schema.Create(connection);
            }
            else
            {
                Schema.CheckLength(connection, held.Database);
                Schema.Check(connection, held.Database);
            }

            held.Remember();
            return new SqliteStore(connection, held);
        }
        catch (Exception reason)
        {
            connection?.Dispose();
            held.Dispose();
            if (reason is SqliteException refusal)
            {
                throw new StoreOpenException(WhyNotOpened(refusal, held.Database), reason);
            }

            throw;
        }
    }

    /// <summary>An empty database that ends with the process.</summary>
    public static SqliteStore InMemory()
    {
        var connection = EmptyInMemory();
        Schema.Create(connection);
        return new SqliteStore(connection, null);
    }

    /// <inheritdoc/>
    public string? GetSetting(string name) => Read(connection =>
    {
        using var row = connection.Use(Sql.GetSetting).Bind(1, name);
        return row.Step() ? row.Text(0) : null;
    });

    /// <inheritdoc/>
    public void PutSetting(string name, string value) =>
        Write(connection => connection.Use(Sql.PutSetting).Bind(1, name).Bind(2, value).Run());

    /// <inheritdoc/>
    public IReadOnlyList<(AccountId Account, long Revision)> Accounts() => ReadState(connection =>
    {
        using var row = connection.Use(Sql.Accounts);
        var accounts = new List<(AccountId Account, long Revision)>();
        while (row.Step())
        {
            accounts.Add((AccountId.Parse(row.Text(0)), row.Integer(1)));
        }

        return accounts;
    });

    /// <inheritdoc/>
    public IReadOnlyList<StoredResource> Resources(AccountId account) =>
        ReadState(connection => StateReader.Resources(connection.Use(Sql.Resources).Bind(1, account.ToString())));

    /// <inheritdoc/>
    public IReadOnlyList<StoredResource> Resources(AccountId account, string kind) =>
        ReadState(connection => StateReader.Resources(connection.Use(Sql.ResourcesOfKind).Bind(1, account.ToString()).Bind(2, kind)));

    /// <inheritdoc/>
    public bool Has(AccountId account, string kind, string key) => ReadState(connection => StateReader.Has(connection, account, kind, key));

    /// <inheritdoc/>
    public IReadOnlyList<(AccountId Account, string Kind)> Kinds() => ReadState(StateReader.Kinds);

    /// <inheritdoc/>
    public void Commit(CommitBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Write(connection =>
        {
            foreach (var (record, writes) in batch.Entries)
            {
                foreach (var write in writes)
                {
                    StateWriter.Apply(connection, write, record.EventId);
                }

                _events.Add(record);
            }

            _events.Finish();
        });
    }

    /// <inheritdoc/>
    public AuditPage FindEvents(AuditQuery query) => Read(connection => EventReader.Find(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<LastUse> LastUses(AccountId account, IReadOnlyCollection<string> entities) =>
        Read(connection => LastUseReader.Read(connection, account, entities));

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Journal(AccountId account, long fromRevision, int limit) => Read(connection =>
    {
        using var row = connection.Use(Sql.Journal).Bind(1, account.ToString()).Bind(2, fromRevision).Bind(3, limit);
        var entries = new List<JournalEntry>();
        while (row.Step())
        {
            var change = new Change(row.Text(3), row.Text(4), row.IsNull(5) ? (ReadOnlyMemory<byte>?)null : row.Bytes(5).ToArray());
            entries.Add(new JournalEntry(row.Integer(0), DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(1)), EventId.Read(row, 2), change));
        }

        return entries;
    });

    /// <inheritdoc/>
    public void MarkBaseline()
    {
        ThrowIfDurable();
        lock (_writing)
        {
            _baseline?.Dispose();
            _baseline = EmptyInMemory();
            _writer.CopyTo(_baseline);
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        ThrowIfDurable();
        Connection old;
        lock (_writing)
        {
            var baseline = _baseline ?? throw new NotSupportedException("There is no baseline to return to.");
            var fresh = EmptyInMemory();
            baseline.CopyTo(fresh);
            old = _writer;
            _writer = fresh;
            _events = new EventWriter(fresh);
        }

        // Giving back the memory of a long log takes longer than making the new database.
        ThreadPool.UnsafeQueueUserWorkItem(static connection => connection.Dispose(), old, preferLocal: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_reading)
        {
            _reader?.Dispose();
        }

        lock (_readingState)
        {
            _stateReader?.Dispose();
        }

        lock (_writing)
        {
            _baseline?.Dispose();
            _writer.Dispose();
            _directory?.Dispose();
        }
    }

    /// <summary>Bounds the size of the database, beyond which it behaves as on a full disk.</summary>
    internal void LimitPages(uint pages)
    {
        lock (_writing)
        {
            _writer.Execute(Sql.LimitPages + pages.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Connection EmptyInMemory()
    {
        var connection = Connection.InMemory();
        Schema.Configure(connection);
        return connection;
    }

    private static string WhyNotOpened(SqliteException reason, string path) => reason.Code switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR => Schema.Damaged(path, reason.Message),
        raw.SQLITE_BUSY => $"The database {path} is locked by another program; stop it and start writ again.",
        _ => $"The database {path} cannot be opened: {reason.Message}.",
    };

    private static string WhyNotWritten(SqliteException reason) => reason.Code switch
    {
        raw.SQLITE_FULL => "The database cannot be written: the disk is full.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The database is damaged ({reason.Message}): stop writ and restore a backup.",
        _ => $"The database cannot be used: {reason.Message}.",
    };

    /// <summary>Whether waiting or the operator may cure it; anything else is a bug of ours and must be seen as one.</summary>
    private static bool IsOutside(SqliteException reason) => reason.Code
        is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
        or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM or raw.SQLITE_AUTH;

    private T Read<T>(Func<Connection, T> read) => Read(_reading, ref _reader, read);

    private T ReadState<T>(Func<Connection, T> read) => Read(_readingState, ref _stateReader, read);

    private T Read<T>(Lock reading, ref Connection? reader, Func<Connection, T> read)
    {
        lock (reading)
        {
            try
            {
                return read(_directory is null ? _writer : reader ??= OpenReader(_directory));
            }
            catch (SqliteException reason) when (IsOutside(reason))
            {
                throw new StoreUnavailableException(WhyNotWritten(reason), reason);
            }
        }
    }

    private static Connection OpenReader(DataDirectory directory)
    {
        var reader = Connection.ToRead(directory.Database);
        reader.Execute(Sql.ConfigureReader);
        return reader;
    }

    private void Write(Action<Connection> write)
    {
        lock (_writing)
        {
            try
            {
                try
                {
                    Transact(write);
                }
                catch (SqliteException full) when (full.Code == raw.SQLITE_FULL)
                {
                    // The log may be what fills the disk: left alone, it takes whatever room there is until it reaches its
                    // limit, and the database needs a fraction of that for the same pages. From now on it stays small, so
                    // that the room for emptying it is there; until the next start, as disks that were full are again.
                    _writer.Execute(Sql.KeepLogSmall);
                    using (var row = _writer.Use(Sql.Checkpoint))
                    {
                        row.Step();
                    }

                    Transact(write);
                }
            }
            catch (SqliteException refusal) when (IsOutside(refusal))
            {
                throw new StoreUnavailableException(WhyNotWritten(refusal), refusal);
            }
        }
    }

    private void Transact(Action<Connection> write)
    {
        try
        {
            _writer.Use(Sql.Begin).Run();
            write(_writer);
            _writer.Use(Sql.Commit).Run();
            _events.Committed();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        _events.RolledBack();
        if (_writer.InTransaction) // a full disk may have rolled it back already
        {
            _writer.Use(Sql.Rollback).Run();
        }
    }

    private void ThrowIfDurable()
    {
        if (!IsEphemeral)
        {
            throw new NotSupportedException("Only a store in memory can be reset.");
        }
    }
}
