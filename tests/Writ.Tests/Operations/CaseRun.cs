using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>Runs the steps of one case on a fresh state: who calls, what is saved for later steps, what is expected.</summary>
public sealed partial class CaseRun(TestServer server)
{
    private readonly Dictionary<string, JsonNode?> _saved = new(StringComparer.Ordinal) { ["account"] = TestServer.Account.ToString() };
    private readonly Dictionary<string, SigningCredentials> _users = new(StringComparer.Ordinal);

    /// <summary>Lets all accounts leave memory before each call.</summary>
    public bool Unloads { get; init; }

    public static SigningCredentials Root { get; } = new(TestServer.RootKeyId, TestServer.RootSecret);

    public async Task SetUpAsync(IEnumerable<JsonObject> steps)
    {
        foreach (var step in steps)
        {
            await StepAsync(step);
        }
    }

    public async Task StepAsync(JsonObject step)
    {
        var call = (string?)step["call"] ?? throw new InvalidDataException("A step names its call.");
        if ((string?)step["at"] is { } at)
        {
            server.Clock.Advance(Duration(at));
        }

        var answer = await CallAsync(call, step["params"] as JsonObject ?? [], await CredentialsAsync((string?)step["as"] ?? "root"));
        foreach (var (name, header) in step["saveHeader"] as JsonObject ?? [])
        {
            _saved[name] = answer.Headers.GetValueOrDefault((string?)header ?? "")
                ?? throw new InvalidDataException($"{call} answered without the header {header}: {answer.Text}");
        }

        if (step["error"] is JsonObject error)
        {
            ExpectError(answer, error, call);
            return;
        }

        Assert.True(answer.Status == 200, $"{call}: {answer.Status} {answer.Text}");
        if (step["expect"] is { } expected)
        {
            Expectation.Check(Substitute(expected), answer.Members, call);
        }

        Save(step, answer);
    }

    /// <summary>Keeps what a step asks to be kept of its answer.</summary>
    public void Save(JsonObject step, WireAnswer answer)
    {
        foreach (var (name, path) in step["save"] as JsonObject ?? [])
        {
            _saved[name] = Expectation.Find(answer.Members, (string?)path ?? "")?.DeepClone()
                ?? throw new InvalidDataException($"{step["call"]} answered nothing at {path}: {answer.Text}");
        }
    }

    public Task<WireAnswer> CallAsync(string call, JsonObject parameters, SigningCredentials credentials)
    {
        if (Unloads)
        {
            server.UnloadAll();
        }

        return WireCall.SendAsync(server, call, Substitute(parameters).AsObject(), credentials);
    }

    /// <summary>The canonical request succeeds, unless the file says that nobody can make it succeed here.</summary>
    public void ExpectAnswer(WireAnswer answer, CaseFile file)
    {
        if (file.Content["refused"] is JsonObject refusal)
        {
            ExpectError(answer, refusal, file.Operation);
        }
        else
        {
            Assert.True(answer.Status == 200, answer.Text);
        }
    }

    public void ExpectError(WireAnswer answer, JsonObject error, string call)
    {
        Assert.True(answer.ErrorCode is not null, $"{call} succeeded, but {error["code"]} was expected: {answer.Text}");
        Assert.Equal((string?)error["code"], answer.ErrorCode);
        if (error["status"] is { } status)
        {
            Assert.Equal(status.GetValue<int>(), answer.Status);
        }

        if (error["message"] is { } message)
        {
            Expectation.Check(Substitute(message), answer.ErrorMessage, call);
        }
    }

    /// <summary>root, user/NAME or session/VAR.</summary>
    public async Task<SigningCredentials> CredentialsAsync(string caller)
    {
        var parts = caller.Split('/', 2);
        switch (parts[0])
        {
            case "root":
                return Root;
            case "user":
                if (!_users.TryGetValue(parts[1], out var known))
                {
                    var answer = await CallAsync("iam:CreateAccessKey", new JsonObject { ["UserName"] = parts[1] }, Root);
                    Assert.True(answer.Status == 200, $"No key for {parts[1]}: {answer.Text}");
                    _users[parts[1]] = known = Read(answer.Members?["AccessKey"]);
                }

                return known;
            case "session":
                return Read(_saved[parts[1]]);
            default:
                throw new InvalidDataException($"Nobody is called {caller}.");
        }
    }

    /// <summary>Makes a user, unless the case's setup did, with a policy that allows some actions if any are given.</summary>
    public async Task<SigningCredentials> UserAsync(string name, params (string Action, string Resource)[] allowed)
    {
        var created = await CallAsync("iam:CreateUser", new JsonObject { ["UserName"] = name }, Root);
        Assert.True(created.Status == 200 || created.ErrorCode == "EntityAlreadyExists", created.Text);
        if (allowed.Length > 0)
        {
            var statements = allowed.Select(allow => (JsonNode)new JsonObject { ["Effect"] = "Allow", ["Action"] = allow.Action, ["Resource"] = allow.Resource });
            var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) };
            var put = await CallAsync("iam:PutUserPolicy", new JsonObject { ["UserName"] = name, ["PolicyName"] = "p", ["PolicyDocument"] = document }, Root);
            Assert.True(put.Status == 200, put.Text);
        }

        return await CredentialsAsync("user/" + name);
    }

    private static SigningCredentials Read(JsonNode? credentials) => new(
        (string?)credentials?["AccessKeyId"] ?? "", (string?)credentials?["SecretAccessKey"] ?? "", (string?)credentials?["SessionToken"]);

    /// <summary>A copy with ${name} replaced by what was saved. Unknown names stay, as policy variables look the same.</summary>
    public JsonNode Substitute(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is null ? null : Substitute(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(entry => entry is null ? null : Substitute(entry))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Substitute(text)),
        _ => node.DeepClone(),
    };

    public string Substitute(string text) => Variable().Replace(Saml().Replace(Computed().Replace(text, Compute), ComputeSaml), match =>
        _saved.TryGetValue(match.Groups[1].Value, out var saved) && saved is not null ? WireCall.Text(saved) : match.Value);

    private string Compute(Match match)
    {
        var name = match.Groups[2].Value;
        var value = _saved.TryGetValue(name, out var saved) && saved is not null ? WireCall.Text(saved) : name;
        return match.Groups[1].Value == "totp"
            ? CaseTotp.Code(value, server.Clock.GetUtcNow(), match.Groups[3] is { Success: true } steps ? int.Parse(steps.Value, CultureInfo.InvariantCulture) : 0)
            : Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"type":"webauthn.create","challenge":"{{value}}","origin":"https://localhost","crossOrigin":false}"""));
    }

    private string ComputeSaml(Match match) => match.Groups[1].Value == "metadata"
        ? CaseSaml.Metadata
        : CaseSaml.Response(
            match.Groups[2].Value,
            string.Concat(match.Groups[3].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(attribute => attribute.Split('=', 2)).Select(pair => CaseSaml.Attribute(pair[0], pair[^1]))),
            server.Clock.GetUtcNow());

    public static TimeSpan Duration(string text)
    {
        var number = int.Parse(text.AsSpan(1, text.Length - 2), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => throw new InvalidDataException($"Not a duration: {text}"),
        };
    }

    [GeneratedRegex(@"\$\{(totp|client-data):(\w+)(?::([+-][0-9]+))?\}")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\$\{saml-(metadata|response)(?::(\w+)(?::([^}]*))?)?\}")]
    private static partial Regex Saml();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();
}
