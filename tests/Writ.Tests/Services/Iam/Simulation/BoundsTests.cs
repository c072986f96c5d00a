using System.Text;
using System.Text.Json.Nodes;
using Writ.Policy;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Iam.Simulation;

/// <summary>What a simulation may cost, and that nothing in it makes the server fail.</summary>
public sealed class BoundsTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Seed = 11;

    private static readonly SigningCredentials Root = new(TestServer.RootKeyId, TestServer.RootSecret);

    [Fact, Trait(Speed.Name, Speed.Slow)]
    public async Task Page_ends_when_its_work_is_done_and_the_next_goes_on()
    {
        var policy = Policy(9_000);
        var actions = new JsonArray([.. Enumerable.Range(0, 40).Select(at => (JsonNode)$"s3:A{at}")]);
        var resources = new JsonArray([.. Enumerable.Range(0, 50).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]);
        var seen = new List<string>();
        JsonNode? marker = null;
        do
        {
            var parameters = new JsonObject { ["PolicyInputList"] = Chunks(policy), ["ActionNames"] = actions.DeepClone(), ["ResourceArns"] = resources.DeepClone() };
            if (marker is not null)
            {
                parameters["Marker"] = marker.DeepClone();
            }

            var answer = await SimulateAsync(parameters);
            var results = answer.Members?["EvaluationResults"]?.AsArray() ?? [];
            Assert.InRange(results.Count, 1, 2);
            Assert.All(results, result => Assert.True((result?["MatchedStatements"] as JsonArray)?.Count <= 100));
            seen.AddRange(results.Select(result => (string?)result?["EvalActionName"] ?? ""));
            marker = answer.Members?["Marker"];
        }
        while (marker is not null);

        Assert.Equal(actions.Select(action => (string?)action ?? ""), seen);
    }

    [Fact]
    public async Task Too_many_resources_and_too_much_work_are_refused()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 501).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]);
        var most = new JsonArray([.. Enumerable.Range(0, 500).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]);

        var resources = await SimulateAsync(new JsonObject { ["PolicyInputList"] = Chunks(Policy(1)), ["ActionNames"] = new JsonArray("s3:A"), ["ResourceArns"] = many });
        var work = await SimulateAsync(new JsonObject { ["PolicyInputList"] = Chunks(Policy(9_000)), ["ActionNames"] = new JsonArray("s3:A"), ["ResourceArns"] = most });

        Assert.Equal("InvalidInput", resources.ErrorCode);
        Assert.Equal("InvalidInput", work.ErrorCode);
    }

    /// <summary>Every result repeats its resource and the missing keys, so a request of 1 MiB could ask for gigabytes.</summary>
    [Fact]
    public async Task Page_ends_when_its_answer_is_long_enough()
    {
        var keys = string.Join(',', Enumerable.Range(0, 800).Select(at => $"\"aws:RequestTag/{at}\":\"x\""));
        var policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{""" + keys + "}}}}";
        var parameters = new JsonObject
        {
            ["PolicyInputList"] = new JsonArray(policy),
            ["ActionNames"] = new JsonArray([.. Enumerable.Range(0, 900).Select(at => (JsonNode)$"s3:A{at}")]),
            ["ResourceArns"] = new JsonArray([.. Enumerable.Range(0, 40).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]),
            ["MaxItems"] = 1000,
        };

        var answer = await SimulateAsync(parameters);
        parameters["ResourceArns"] = new JsonArray([.. Enumerable.Range(0, 500).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]);
        var refused = await SimulateAsync(parameters);

        Assert.True(answer.Text.Length < 8_000_000, $"{answer.Text.Length} characters");
        Assert.NotNull(answer.Members?["Marker"]);
        Assert.Equal("InvalidInput", refused.ErrorCode);
    }

    /// <summary>A statement costs as much as it has patterns and values.</summary>
    [Fact]
    public async Task Page_ends_by_the_patterns_and_values_of_statements()
    {
        var patterns = string.Join(',', Enumerable.Range(0, 5_000).Select(at => $"\"arn:aws:s3:::*{at}\""));
        var values = string.Join(',', Enumerable.Range(0, 10_000).Select(at => $"\"*{at}\""));
        foreach (var statement in new string[]
        {
            $$"""{"Effect":"Allow","Action":"*","Resource":[{{patterns}}]}""",
            """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:username":[""" + values + "]}}}",
        })
        {
            var answer = await SimulateAsync(new JsonObject
            {
                ["PolicyInputList"] = new JsonArray("""{"Version":"2012-10-17","Statement":""" + statement + "}"),
                ["ActionNames"] = new JsonArray([.. Enumerable.Range(0, 900).Select(at => (JsonNode)$"s3:A{at}")]),
                ["ResourceArns"] = new JsonArray([.. Enumerable.Range(0, 10).Select(at => (JsonNode)$"arn:aws:s3:::b{at}")]),
                ["MaxItems"] = 1000,
            });

            Assert.InRange((answer.Members?["EvaluationResults"] as JsonArray)?.Count ?? 0, 1, 20);
        }
    }

    /// <summary>The worst pattern for a matcher, against a text as long as a request can carry.</summary>
    [Fact]
    public async Task Long_pattern_against_long_value_is_too_much_work()
    {
        var pattern = string.Concat(Enumerable.Repeat("*?a", 40_000));
        var answer = await SimulateAsync(new JsonObject
        {
            ["PolicyInputList"] = new JsonArray(
                """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:username":""" + $"\"{pattern}\"}}}}}}}}"),
            ["ActionNames"] = new JsonArray("s3:A"),
            ["ContextEntries"] = new JsonArray(new JsonObject { ["ContextKeyName"] = "aws:username", ["ContextKeyValues"] = new JsonArray(new string('a', 9_000)) }),
        });

        Assert.Equal("InvalidInput", answer.ErrorCode);
        Assert.Contains("too large to be simulated", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Context_value_that_is_too_long_is_refused()
    {
        var answer = await SimulateAsync(new JsonObject
        {
            ["PolicyInputList"] = new JsonArray(Policy(1)),
            ["ActionNames"] = new JsonArray("s3:A"),
            ["ContextEntries"] = new JsonArray(new JsonObject { ["ContextKeyName"] = "aws:username", ["ContextKeyValues"] = new JsonArray(new string('a', 10_001)) }),
        });

        Assert.Equal("InvalidInput", answer.ErrorCode);
        Assert.Contains("longer than 10000 characters", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_documents_markers_and_entries_are_answered_or_refused()
    {
        var random = new Random(Seed);
        for (var at = 0; at < 600; at++)
        {
            var answer = await SimulateAsync(new JsonObject
            {
                ["PolicyInputList"] = new JsonArray(Damage(random, Policy(3))),
                ["ActionNames"] = new JsonArray(Damage(random, "s3:GetObject")),
                ["ResourceArns"] = new JsonArray(Damage(random, "arn:aws:s3:::bucket/key")),
                ["CallerArn"] = Damage(random, "arn:aws:iam::111122223333:user/path/alice"),
                ["ResourceOwner"] = Damage(random, "arn:aws:iam::111122223333:root"),
                ["ContextEntries"] = new JsonArray(new JsonObject
                {
                    ["ContextKeyName"] = Damage(random, "aws:CurrentTime"),
                    ["ContextKeyValues"] = new JsonArray(Damage(random, "2026-01-01T00:00:00Z")),
                    ["ContextKeyType"] = "date",
                }),
            });

            Assert.True(answer.Status is 200 or 400, answer.Text);
        }
    }

    private Task<WireAnswer> SimulateAsync(JsonObject parameters) => WireCall.SendAsync(server, "iam:SimulateCustomPolicy", parameters, Root);

    /// <summary>A policy all of whose statements apply.</summary>
    private static string Policy(int statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', Enumerable.Repeat("""{"Effect":"Allow","Action":"*","Resource":"*"}""", statements))}}]}""";

    /// <summary>The same statements in documents that are short enough each.</summary>
    private static JsonArray Chunks(string policy)
    {
        var statements = CompiledPolicy.Parse(policy, PolicyKind.Identity).Policy?.Statements.Count ?? 0;
        return new JsonArray([.. Enumerable.Range(0, ((statements - 1) / 2_000) + 1).Select(at => (JsonNode)Policy(Math.Min(2_000, statements - (at * 2_000))))]);
    }

    private static string Damage(Random random, string text)
    {
        var damaged = new StringBuilder(text);
        for (var times = random.Next(3); times > 0; times--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, 1);
                    break;
                case 1:
                    damaged.Insert(at, (char)random.Next(0x20, 0xFF));
                    break;
                default:
                    damaged[at] = ":/*\"{}[],.9"[random.Next(11)];
                    break;
            }
        }

        return damaged.ToString();
    }
}
