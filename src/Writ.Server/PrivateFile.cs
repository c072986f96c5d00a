using System.Text;

namespace Writ.Server;

/// <summary>Files that hold secrets: readable by their owner only, from the first moment.</summary>
public static class PrivateFile
{
    /// <summary>Writes beside and renames, so that a crash leaves the old file or the new one. Makes the directory if there is none.</summary>
    public static void Write(string path, string text)
    {
        CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Makes a directory that only its owner can enter; one that exists is left as it is.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
