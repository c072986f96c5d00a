using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Escalation;

/// <summary>One try of a way, on a fresh state and with real signatures.</summary>
public sealed class Attack
{
    private readonly TestServer _server;
    private readonly CaseRun _run;
    private readonly Way _way;

    private Attack(TestServer server, Way way) => (_server, _run, _way) = (server, new CaseRun(server), way);

    /// <summary>Makes the attacker with some permissions, and what the way needs to be there.</summary>
    public static async Task<Attack> PrepareAsync(TestServer server, Way way, IEnumerable<(string Action, string Resource)> allowed)
    {
        Awaited.SkipUnlessServed(way.AllSteps);
        await server.ResetAsync();
        var attack = new Attack(server, way);
        await attack._run.UserAsync("attacker", [.. allowed]);
        foreach (var step in way.Setup)
        {
            await attack._run.StepAsync(attack.WithCodes(step));
        }

        return attack;
    }

    /// <summary>Puts a boundary on the attacker.</summary>
    public async Task BoundAsync(JsonNode document)
    {
        await RootAsync("iam:CreatePolicy", new JsonObject { ["PolicyName"] = "boundary", ["PolicyDocument"] = document });
        await RootAsync("iam:PutUserPermissionsBoundary", new JsonObject { ["UserName"] = "attacker", ["PermissionsBoundary"] = $"arn:aws:iam::{TestServer.Account}:policy/boundary" });
    }

    /// <summary>What is to be gained is not had yet.</summary>
    public async Task ExpectNothingGainedAsync()
    {
        var before = _way.Before;
        if (before["error"] is not JsonObject { Count: 0 })
        {
            await _run.StepAsync(before);
            return;
        }

        var answer = await CallAsync(before);
        Assert.True(answer.ErrorCode is not null, $"{before["call"]} works already: {answer.Text}");
    }

    /// <summary>Goes the way and takes what it leads to.</summary>
    /// <returns>The refusal that ended it; null when everything was gained.</returns>
    public async Task<WireAnswer?> TryAsync()
    {
        foreach (var step in _way.Steps)
        {
            if ((string?)step["at"] is { } at)
            {
                _server.Clock.Advance(CaseRun.Duration(at));
            }

            var answer = await CallAsync(step);
            if (answer.ErrorCode is not null)
            {
                return answer;
            }

            _run.Save(step, answer);
        }

        var gain = await CallAsync(_way.Gain);
        if (gain.ErrorCode is null && _way.Gain["expect"] is { } expected)
        {
            Expectation.Check(expected, gain.Members, "the gain");
        }

        return gain.ErrorCode is null ? null : gain;
    }

    /// <summary>After a way was closed midway, what it leads to is out of reach.</summary>
    public async Task ExpectNoGainAsync()
    {
        var gain = _way.Gain;
        if (((string?)gain["as"] ?? "").StartsWith("session/", StringComparison.Ordinal))
        {
            return; // the credentials that the way ends with were never had, or were refused already
        }

        var answer = await CallAsync(gain);
        var hasIt = answer.ErrorCode is null && (gain["expect"] is not { } expected || Record.Exception(() => Expectation.Check(expected, answer.Members, "")) is null);
        Assert.False(hasIt, answer.Text);
    }

    private async Task<WireAnswer> CallAsync(JsonObject step)
    {
        var coded = WithCodes(step);
        var caller = await _run.CredentialsAsync((string?)coded["as"] ?? "user/attacker");
        return await _run.CallAsync((string?)coded["call"] ?? "", coded["params"] as JsonObject ?? [], caller);
    }

    private async Task RootAsync(string call, JsonObject parameters)
    {
        var answer = await _run.CallAsync(call, parameters, CaseRun.Root);
        Assert.True(answer.Status == 200, answer.Text);
    }

    /// <summary>The step with the codes that the device shows whose seed was saved.</summary>
    private JsonObject WithCodes(JsonObject step)
    {
        var result = step.DeepClone().AsObject();
        foreach (var (name, steps) in step["codes"] as JsonObject ?? [])
        {
            var seed = (string?)_run.Substitute(JsonValue.Create("${seed}")) ?? "";
            (result["params"] as JsonObject ?? [])[name] = CaseTotp.Code(seed, _server.Clock.GetUtcNow(), (int?)steps ?? 0);
        }

        return result;
    }
}
