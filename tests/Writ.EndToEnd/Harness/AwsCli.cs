using System.Text.Json;

namespace Writ.EndToEnd.Harness;

/// <summary>The stock `aws` command with a key, pointed at a server.</summary>
internal sealed class AwsCli(Uri url, string accessKeyId, string secret, string? token = null)
{
    public Uri Url { get; } = url;

    /// <summary>What every client program gets: a key, a region, and nothing of the machine's own settings.</summary>
    public static Dictionary<string, string> Environment(string accessKeyId, string secret, string? token = null)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = accessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = secret,
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
        };
        if (token is not null)
        {
            environment["AWS_SESSION_TOKEN"] = token;
        }

        return environment;
    }

    /// <summary>Runs a command line as one would type it, in which words with spaces stand in single quotes.</summary>
    public Task<Outcome> TryAsync(string commandLine) =>
        Command.BashAsync($"exec aws --endpoint-url {Url} {commandLine}", Environment(accessKeyId, secret, token));

    /// <summary>Runs a command that has to succeed, with its output as text.</summary>
    public async Task<string> TextAsync(string commandLine) => (await TryAsync(commandLine + " --output text")).Succeeded.TrimEnd('\n');

    /// <summary>Runs a command that has to succeed, with its output as JSON.</summary>
    public async Task<JsonElement> JsonAsync(string commandLine)
    {
        var output = (await TryAsync(commandLine + " --output json")).Succeeded;
        using var document = JsonDocument.Parse(output.Length == 0 ? "{}" : output);
        return document.RootElement.Clone();
    }

    /// <summary>Runs a command that has to be refused.</summary>
    /// <returns>The client's message.</returns>
    public async Task<string> RefusedAsync(string commandLine)
    {
        var (code, output, errors) = await TryAsync(commandLine);
        return code != 0 ? errors.Trim() : throw new InvalidOperationException($"aws {commandLine} was not refused: {output}");
    }
}
