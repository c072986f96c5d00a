using System.Globalization;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Durability;

/// <summary>A data directory on a small file system that fills up. It takes root to mount one.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Full_disk_refuses_writes_goes_on_reading_and_recovers_when_there_is_room()
    {
        using var data = new TemporaryDirectory();
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && (await MountAsync(data.Path)).ExitCode == 0,
            "A small tmpfs could not be mounted: that takes root, and a machine that allows it.");
        try
        {
            await RunAsync(data);
        }
        finally
        {
            await Command.RunAsync("umount", [data.Path], []);
        }
    }

    /// <summary>The log alone fills a disk this small long before it is emptied in the course of things.</summary>
    [Fact]
    public async Task Disk_smaller_than_the_write_ahead_log_may_grow_stays_writable_once_there_is_a_little_room()
    {
        using var data = new TemporaryDirectory();
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && (await MountAsync(data.Path, "4m")).ExitCode == 0,
            "A small tmpfs could not be mounted: that takes root, and a machine that allows it.");
        try
        {
            using (var reserve = File.Create(data["reserve"]))
            {
                reserve.Write(new byte[1024 * 1024]);
            }

            var kept = new List<string>();
            await using var server = await ServerProcess.StartAsync(data["writ"]);
            var root = server.Client();
            await WriteAsync(root, kept, "before", 20);
            Fill(data);
            await WriteUntilRefusedAsync(root, kept);
            File.Delete(data["reserve"]);

            await WriteAsync(root, kept, "after", 150);

            Assert.Equal(kept.Order(StringComparer.Ordinal), await UsersAsync(root));
        }
        finally
        {
            await Command.RunAsync("umount", [data.Path], []);
        }
    }

    [Fact]
    public async Task First_start_on_a_full_disk_is_refused_in_one_line()
    {
        using var data = new TemporaryDirectory();
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && (await MountAsync(data.Path)).ExitCode == 0,
            "A small tmpfs could not be mounted: that takes root, and a machine that allows it.");
        try
        {
            Fill(data);

            await Startup.RefusalTests.AssertRefusedAsync(
                data.Path, new Dictionary<string, string>(StringComparer.Ordinal), "serve", "--data", data["writ"], "--listen", "http://127.0.0.1:0");
        }
        finally
        {
            await Command.RunAsync("umount", [data.Path], []);
        }
    }

    private static async Task RunAsync(TemporaryDirectory data)
    {
        var kept = new List<string>();
        await using (var server = await ServerProcess.StartAsync(data["writ"]))
        {
            var root = server.Client();
            await WriteAsync(root, kept, "before", 20);
            Fill(data);

            var refused = await WriteUntilRefusedAsync(root, kept);

            Assert.Equal((503, "ServiceUnavailable"), (refused.Status, refused["Code"]));
            Assert.Equal(503, (await server.GetAsync("/_writ/health/ready")).Status);
            Assert.Equal(200, (await server.GetAsync("/_writ/health/live")).Status);
            Assert.Equal(kept.Order(StringComparer.Ordinal), await UsersAsync(root));
            Assert.Equal(503, (await root.IamAsync("CreateUser", ("UserName", "again"))).Status);

            File.Delete(data["filler"]);
            await UntilWritableAsync(root, kept);

            await WriteAsync(root, kept, "after", 20);
            Assert.Equal(200, (await server.GetAsync("/_writ/health/ready")).Status);
            Assert.Equal(kept.Order(StringComparer.Ordinal), await UsersAsync(root));
            await server.KillAsync();
        }

        await using var later = await ServerProcess.StartAsync(data["writ"]);
        Assert.Equal(kept.Order(StringComparer.Ordinal), await UsersAsync(later.Client()));
        Assert.Equal(0, await later.StopAsync());
    }

    private static Task<Outcome> MountAsync(string path, string size = "16m") => Command.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={size}", "tmpfs", path], []);

    /// <summary>Takes all the room that is left.</summary>
    private static void Fill(TemporaryDirectory data)
    {
        using var filler = File.Create(data["filler"], bufferSize: 0);
        foreach (var size in (int[])[4096, 1])
        {
            try
            {
                var block = new byte[size];
                while (true)
                {
                    filler.Write(block);
                }
            }
            catch (IOException)
            {
                // Full, to blocks of this size.
            }
        }
    }

    private static async Task<Answer> WriteUntilRefusedAsync(SignedClient root, List<string> kept)
    {
        for (var number = 0; number < 2000; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"last-{number}");
            var answer = await root.IamAsync("CreateUser", ("UserName", name));
            if (answer.Status != 200)
            {
                return answer;
            }

            kept.Add(name);
        }

        throw new InvalidOperationException("The disk did not fill up.");
    }

    private static async Task UntilWritableAsync(SignedClient root, List<string> kept)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await root.IamAsync("CreateUser", ("UserName", "recovered"))).Status == 200)
            {
                kept.Add("recovered");
                return;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The server did not recover.");
    }

    private static async Task WriteAsync(SignedClient root, List<string> kept, string prefix, int count)
    {
        for (var number = 0; number < count; number++)
        {
            _ = (await root.IamAsync("CreateUser", ("UserName", $"{prefix}-{number}"))).Succeeded;
            kept.Add($"{prefix}-{number}");
        }
    }

    private static async Task<IEnumerable<string>> UsersAsync(SignedClient root) =>
        (await root.IamAsync("ListUsers", ("MaxItems", "1000"))).Succeeded.All("UserName").Order(StringComparer.Ordinal);
}
