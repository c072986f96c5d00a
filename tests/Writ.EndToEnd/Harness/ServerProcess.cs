using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Writ.EndToEnd.Harness;

/// <summary>The built server, running in a process of its own on a free port.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Probe = new(new SocketsHttpHandler { UseProxy = false });

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What the server has printed.</summary>
    public string Output => Text(_output);

    public string Errors => Text(_errors);

    /// <summary>Starts on a data directory with root's key <see cref="RootKey"/>, and waits until the server is ready.</summary>
    public static Task<ServerProcess> StartAsync(string data, params string[] options) => StartAsync(RootKey.Environment, ["--data", data, .. options]);

    public static async Task<ServerProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> environment, params string[] options)
    {
        string[] listen = options.Contains("--listen") || environment.Any(variable => variable.Key == "WRIT_LISTEN") ? [] : ["--listen", "http://127.0.0.1:0"];
        var start = Command.Describe(Checkout.Binary, ["serve", .. listen, .. options], environment);
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("The server did not start."));
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs `writ` to its end: for start-ups that must be refused.</summary>
    public static Task<Outcome> RunAsync(IEnumerable<KeyValuePair<string, string>> environment, params string[] arguments) =>
        Command.RunAsync("timeout", ["-k", "1", "20", Checkout.Binary, .. arguments], environment);

    /// <summary>A client with a key, root's when none is given.</summary>
    public SignedClient Client(string? accessKeyId = null, string? secret = null, string? token = null) =>
        new(Url, new(accessKeyId ?? RootKey.Id, secret ?? RootKey.Secret, token));

    public async Task<(int Status, string Body)> GetAsync(string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Url, path));
        using var answer = await Probe.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string name) => _ = (await Command.RunAsync("kill", ["-" + name, $"{_process.Id}"], [])).Succeeded;

    /// <summary>Asks the server to stop and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        var ended = _process.WaitForExitAsync();
        using var late = new CancellationTokenSource(Patience);
        if (await Task.WhenAny(_serving.Task, ended).WaitAsync(late.Token) == ended)
        {
            throw new InvalidOperationException($"The server ended with code {_process.ExitCode}.\n{Output}\n{Errors}");
        }

        Url = await _serving.Task;
        var (status, body) = await GetAsync("/_writ/health/ready");
        if (status != 200)
        {
            throw new InvalidOperationException($"The server is not ready: {status} {body}\n{Output}\n{Errors}");
        }
    }

    private void Keep(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        if (ServingLine().Match(line) is { Success: true } match)
        {
            // A server on all addresses is called on the loopback's.
            var url = match.Groups["url"].Value.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//[::1]:", StringComparison.Ordinal);
            _serving.TrySetResult(new Uri(url));
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    [GeneratedRegex(@"^writ: serving account \d{12} on (?<url>\S+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex ServingLine();
}
