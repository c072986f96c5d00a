using System.Net;
using System.Net.Sockets;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Startup;

/// <summary>Starts that are refused: one clear line on standard error, nothing on standard output, an exit code that is not 0.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("serve --bogus", "'--bogus'")]
    [InlineData("serve --lisen http://127.0.0.1:0", "'--lisen'")]
    [InlineData("bogus", "'bogus'")]
    [InlineData("serve extra", "'extra'")]
    [InlineData("serve --listen", "--listen")]
    [InlineData("serve --listen 4600", "--listen takes a URL such as http://127.0.0.1:4600, not '4600'")]
    [InlineData("serve --listen https://127.0.0.1:0", "--listen takes a URL")]
    [InlineData("serve --listen http://127.0.0.1:0/path", "--listen takes a URL")]
    [InlineData("serve --listen http://127.0.0.1:99999", "--listen takes a URL")]
    [InlineData("serve --listen http://example.com:0", "--listen takes an IP address or localhost, not 'example.com'")]
    [InlineData("serve --listen http://192.0.2.1:4600", "Cannot listen on 192.0.2.1:4600")]
    [InlineData("serve --listen http://localhost:0", "localhost")]
    [InlineData("serve --account 12345", "--account takes 12 digits, not '12345'")]
    [InlineData("serve --account 11112222333a", "--account takes 12 digits")]
    [InlineData("serve --account 000000000000000", "--account takes 12 digits")]
    [InlineData("serve --root-access-key-id only", "both --root-access-key-id and --root-secret-access-key")]
    [InlineData("serve --root-secret-access-key only", "both --root-access-key-id and --root-secret-access-key")]
    public async Task Wrong_command_line_is_refused_in_one_line(string arguments, string why)
    {
        using var data = new TemporaryDirectory();
        var words = arguments.Split(' ').ToList();
        if (words[0] == "serve")
        {
            words.InsertRange(1, ["--data", data["writ"]]);
        }

        await AssertRefusedAsync(why, Nothing, [.. words]);
    }

    [Theory]
    [InlineData("--root-access-key-id", "", "--root-secret-access-key", "secret")]
    [InlineData("--root-access-key-id", "root", "--root-secret-access-key", "")]
    [InlineData("--root-access-key-id", "a key", "--root-secret-access-key", "must not be used")]
    [InlineData("--root-access-key-id", "a/key", "--root-secret-access-key", "must not be used")]
    public async Task Root_key_that_cannot_sign_is_refused(params string[] options)
    {
        using var data = new TemporaryDirectory();

        await AssertRefusedAsync("must not be empty", Nothing, ["serve", "--data", data.Path, "--listen", "http://127.0.0.1:0", .. options]);
    }

    [Theory]
    [InlineData("WRIT_LISTEN", "4600", "not '4600'")]
    [InlineData("WRIT_ACCOUNT_ID", "42", "not '42'")]
    [InlineData("WRIT_ROOT_ACCESS_KEY_ID", "only", "both --root-access-key-id and --root-secret-access-key")]
    [InlineData("WRIT_EPHEMERAL", "perhaps", "WRIT_EPHEMERAL")]
    [InlineData("WRIT_UNLOAD_AFTER", "-1", "--unload-after takes whole minutes from 0 to 43200, not '-1'")]
    [InlineData("WRIT_UNLOAD_AFTER", "43201", "not '43201'")]
    [InlineData("WRIT_UNLOAD_AFTER", "1h", "not '1h'")]
    [InlineData("WRIT_DATA", "/dev/null/x", "/dev/null/x")]
    public async Task Wrong_environment_is_refused_in_one_line(string variable, string value, string why)
    {
        using var data = new TemporaryDirectory();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WRIT_LISTEN"] = "http://127.0.0.1:0",
            ["WRIT_DATA"] = data["writ"],
            [variable] = value,
        };

        await AssertRefusedAsync(why, environment, "serve");
    }

    [Fact]
    public async Task Busy_port_is_refused()
    {
        using var data = new TemporaryDirectory();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await AssertRefusedAsync($"{other.LocalEndpoint} is in use", Nothing, "serve", "--data", data.Path, "--listen", $"http://{other.LocalEndpoint}");
    }

    [Fact]
    public async Task Busy_port_is_refused_on_localhost_and_in_memory()
    {
        using var data = new TemporaryDirectory();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await AssertRefusedAsync("in use", Nothing, "serve", "--data", data.Path, "--listen", $"http://localhost:{port}");
        await AssertRefusedAsync("in use", Nothing, "serve", "--data", data.Path, "--ephemeral", "--listen", $"http://127.0.0.1:{port}");
    }

    [Fact]
    public async Task Data_directory_held_by_another_process_is_refused_with_its_pid()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await AssertRefusedAsync("in use by another writ process (pid ", Nothing, "serve", "--data", data.Path, "--listen", "http://127.0.0.1:0");

        Assert.Equal(200, (await server.Client().StsAsync("GetCallerIdentity")).Status);
    }

    [Fact]
    public async Task Data_directory_that_is_a_file_is_refused()
    {
        using var data = new TemporaryDirectory();
        await File.WriteAllTextAsync(data["file"], "not a directory");

        await AssertRefusedAsync(data["file"], Nothing, "serve", "--data", data["file"], "--listen", "http://127.0.0.1:0");
        await AssertRefusedAsync(data["file"], Nothing, "serve", "--ephemeral", "--data", data["file"], "--listen", "http://127.0.0.1:0");
    }

    [Fact]
    public async Task Account_that_contradicts_the_data_is_refused()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync(data.Path, "--account", "111122223333"))
        {
            Assert.Equal(0, await server.StopAsync());
        }

        await AssertRefusedAsync("belongs to the account 111122223333, not 444455556666", Nothing, "serve", "--data", data.Path, "--account", "444455556666");
    }

    [Fact]
    public async Task Env_without_a_running_server_is_refused()
    {
        using var data = new TemporaryDirectory();

        await AssertRefusedAsync("no server runs", Nothing, "env", "--data", data.Path);
    }

    [Fact]
    public async Task Env_of_a_killed_server_is_refused()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        await server.KillAsync();

        await AssertRefusedAsync("no server runs", Nothing, "env", "--data", data.Path);
    }

    internal static async Task AssertRefusedAsync(string why, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (code, output, errors) = await ServerProcess.RunAsync(environment, arguments);

        Assert.NotEqual(0, code);
        Assert.Equal("", output);
        Assert.EndsWith("\n", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors[..^1]);
        Assert.StartsWith("writ: ", errors, StringComparison.Ordinal);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }
}
