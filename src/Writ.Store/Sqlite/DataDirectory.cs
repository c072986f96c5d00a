using System.Globalization;
using System.Text;

namespace Writ.Store.Sqlite;

/// <summary>
/// The directory of a database on disk, held exclusively through its lock file. The lock file also remembers that a
/// database was made here, so that one which has vanished is not taken for a first start. The holder's process id is in a
/// file of its own, because a locked file cannot be read.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private const string Made = "database made";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held, bool databaseMade)
    {
        Path = path;
        _lock = held;
        DatabaseMade = databaseMade;
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "writ.db");

    /// <summary>Whether a database was completely made here before.</summary>
    public bool DatabaseMade { get; private set; }

    /// <exception cref="StoreOpenException">The directory cannot be used, or another process uses it.</exception>
    public static DataDirectory Hold(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var file = System.IO.Path.Combine(full, "writ.lock");
        var processId = System.IO.Path.Combine(full, "writ.pid");
        try
        {
            Create(full);
            var held = Open(file, FileMode.OpenOrCreate, FileShare.None);
            var directory = new DataDirectory(full, held, new StreamReader(held).ReadToEnd().Contains(Made, StringComparison.Ordinal));
            File.WriteAllText(processId, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return directory;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            var holder = reason is IOException and not (DirectoryNotFoundException or FileNotFoundException) ? Holder(processId) : null;
            throw new StoreOpenException(
                holder is null
                    ? $"The data directory {full} cannot be used: {reason.Message}"
                    : $"The data directory {full} is in use by another writ process (pid {holder}); stop it, or choose another directory.",
                reason);
        }
    }

    /// <summary>Makes sure that the database's file exists and that nobody else may read it.</summary>
    /// <exception cref="StoreOpenException">There was a database here and it is gone or empty.</exception>
    public void Prepare()
    {
        var database = new FileInfo(Database);
        var log = new FileInfo(Database + "-wal");
        var empty = !database.Exists || database.Length == 0;
        if (empty && (DatabaseMade || log is { Exists: true, Length: > 0 }))
        {
            throw new StoreOpenException(
                $"The database {Database} is {(database.Exists ? "empty" : "missing")}, although this directory has been in use. Restore it from a backup, or empty the directory to start anew.");
        }

        if (!database.Exists)
        {
            Open(Database, FileMode.CreateNew, FileShare.ReadWrite).Dispose();
        }
    }

    /// <summary>Remembers durably that the database is complete.</summary>
    public void Remember()
    {
        if (!DatabaseMade)
        {
            _lock.Write(Encoding.ASCII.GetBytes(Made + "\n"));
            _lock.Flush(flushToDisk: true);
            DatabaseMade = true;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private static string? Holder(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return null; // the caller reports the reason it had already
        }
    }
}
