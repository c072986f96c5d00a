using System.Diagnostics;

namespace Writ.Load;

internal static class Disk
{
    /// <summary>Appends 8 KiB and waits for the disk, again and again.</summary>
    public static int MeasureFsync(string directory, int seconds)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "fsync-probe");
        var block = new byte[8192];
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
                count++;
            }
        }

        var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.Delete(path);
        Console.WriteLine(FormattableString.Invariant($"{rate:F0} durable 8 KiB appends/s"));
        return 0;
    }
}
