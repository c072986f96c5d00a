using System.Diagnostics;
using System.Text;

namespace Writ.EndToEnd.Harness;

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The output of a command that has to succeed.</summary>
    public string Succeeded => ExitCode == 0 ? Output : throw new InvalidOperationException($"exit code {ExitCode}\n{Output}\n{Errors}");
}

/// <summary>Runs other programs, in an environment without the AWS and Writ settings of whoever runs the tests.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A process to be started, with its output redirected.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Checkout.Root,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public static async Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        using var process = Process.Start(Describe(program, arguments, environment)) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException reason)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end in {Patience}.\n{await output}\n{await errors}", reason);
        }

        return new Outcome(process.ExitCode, await output, await errors);
    }

    public static Task<Outcome> BashAsync(string script, IEnumerable<KeyValuePair<string, string>> environment) => RunAsync("bash", ["-c", script], environment);

    private static bool IsForeign(string variable) =>
        variable.StartsWith("AWS_", StringComparison.Ordinal)
        || variable.StartsWith("WRIT_", StringComparison.Ordinal)
        || variable.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
