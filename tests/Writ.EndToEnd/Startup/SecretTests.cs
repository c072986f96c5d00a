using System.Text;
using System.Text.Json;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Startup;

/// <summary>Where secrets are, and where they are not.</summary>
public sealed class SecretTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Files_with_secrets_are_the_owners_only()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync([], "--data", data["new"]);

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(data["new"]));
        foreach (var name in (string[])["root-credentials.json", "running.json", "master.key", "writ.db", "writ.db-wal"])
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(data["new/" + name]));
        }

        Assert.Equal(0, await server.StopAsync());
        Assert.False(File.Exists(data["new/running.json"]));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(data["new/root-credentials.json"]));
    }

    [Fact]
    public async Task Generated_root_key_is_kept_and_works_at_every_start()
    {
        using var data = new TemporaryDirectory();
        var keys = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            await using var server = await ServerProcess.StartAsync([], "--data", data.Path);
            using var file = JsonDocument.Parse(await File.ReadAllTextAsync(data["root-credentials.json"]));
            var (id, secret) = (file.RootElement.GetProperty("AccessKeyId").GetString() ?? "", file.RootElement.GetProperty("SecretAccessKey").GetString() ?? "");
            keys.Add($"{id}:{secret}");

            var answer = await server.Client(id, secret).StsAsync("GetCallerIdentity");

            Assert.Equal(200, answer.Status);
            Assert.EndsWith(":root", answer["Arn"], StringComparison.Ordinal);
            Assert.DoesNotContain(secret, server.Output + server.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task Secrets_are_in_no_output_and_not_readable_in_the_database()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = server.Client();
        _ = (await root.IamAsync("CreateUser", ("UserName", "holder"))).Succeeded;
        var key = (await root.IamAsync("CreateAccessKey", ("UserName", "holder"))).Succeeded;
        var user = server.Client(key["AccessKeyId"], key["SecretAccessKey"]);
        Assert.Equal("holder", (await user.StsAsync("GetCallerIdentity")).Succeeded["Arn"].Split('/')[1]);
        Assert.Equal(403, (await server.Client(key["AccessKeyId"], key["SecretAccessKey"] + "x").StsAsync("GetCallerIdentity")).Status);
        var session = (await user.StsAsync("GetSessionToken")).Succeeded;
        string[] secrets = [RootKey.Secret, key["SecretAccessKey"], session["SecretAccessKey"]];
        await root.IamAsync("ListUsers");

        await AssertNowhereAsync(data, secrets); // the log, while it runs
        Assert.Equal(0, await server.StopAsync());
        await AssertNowhereAsync(data, secrets); // the database, after the log was folded in

        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, server.Output + server.Errors, StringComparison.Ordinal);
        }
    }

    private static async Task AssertNowhereAsync(TemporaryDirectory data, string[] secrets)
    {
        foreach (var path in Directory.GetFiles(data.Path, "writ.*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes);
            foreach (var secret in secrets)
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{path} holds a secret in plain text.");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)))) < 0, $"{path} holds a secret in base 64.");
            }
        }
    }
}
