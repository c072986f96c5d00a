using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Races;

/// <summary>
/// Clients that write the same things at the same time, over the real server. Writes of an account run one after another,
/// so there is always an order in which the answers make sense, and no race here may be answered with ConcurrentModification.
/// </summary>
public sealed class RaceTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Rounds = 15;
    private const int SlowRounds = 3;
    private const int Rivals = 5;

    private static readonly JsonObject Corpus = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(CaseFile.Root) ?? "", "races.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })?.AsObject() ?? [];

    /// <summary>What creates something that can be there once, and what the second is told.</summary>
    private static readonly ImmutableDictionary<string, string> OneWins = new Dictionary<string, string>
    {
        ["CreateAccountAlias"] = "EntityAlreadyExists",
        ["CreateGroup"] = "EntityAlreadyExists",
        ["CreateInstanceProfile"] = "EntityAlreadyExists",
        ["CreateLoginProfile"] = "EntityAlreadyExists",
        ["CreateOpenIDConnectProvider"] = "EntityAlreadyExists",
        ["CreatePolicy"] = "EntityAlreadyExists",
        ["CreateRole"] = "EntityAlreadyExists",
        ["CreateSAMLProvider"] = "EntityAlreadyExists",
        ["CreateServiceLinkedRole"] = "InvalidInput",
        ["CreateUser"] = "EntityAlreadyExists",
        ["CreateVirtualMFADevice"] = "EntityAlreadyExists",
        ["UploadServerCertificate"] = "EntityAlreadyExists",
        ["UploadSSHPublicKey"] = "DuplicateSSHPublicKey",
        ["UploadSigningCertificate"] = "DuplicateCertificate",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>What makes something new each time.</summary>
    private static readonly ImmutableArray<string> EachWins = ["CreateAccessKey", "CreateDelegationRequest", "CreatePolicyVersion", "CreateServiceSpecificCredential"];

    public static TheoryData<string> Creations => [.. OneWins.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Races => [.. Corpus.Select(race => race.Key)];

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task Of_several_that_create_the_same_one_wins_and_the_others_are_told(string operation)
    {
        Awaited.SkipUnlessServed([new JsonObject { ["call"] = "iam:" + operation }]);
        var file = CaseFile.Load("iam:" + operation);
        for (var round = 0; round < RoundsOf(["iam:" + operation]); round++)
        {
            await server.ResetAsync();
            var run = new CaseRun(server);
            await run.SetUpAsync(file.Setup);
            var caller = await run.CredentialsAsync((string?)file.Content["as"] ?? "root");

            var answers = await AtOnceAsync(Enumerable.Range(0, Rivals).Select(_ => (Func<Task<WireAnswer>>)(() => run.CallAsync("iam:" + operation, file.Request, caller))));

            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(answer.ErrorCode == OneWins[operation], answer.Text));
            CheckState();
        }
    }

    [Fact]
    public void Every_creation_of_AWS_is_known_to_make_one_or_many() => Assert.Equal(
        UnsupportedOperations.NamesOf("iam").Where(name => name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Upload", StringComparison.Ordinal)),
        OneWins.Keys.Concat(EachWins).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Races))]
    public async Task Account_stays_sound_whoever_comes_first(string name)
    {
        var race = Corpus[name]?.AsObject() ?? [];
        var calls = Steps(race["calls"]).SelectMany(Repeated).ToList();
        Awaited.SkipUnlessServed(Steps(race["setup"]).Concat(calls));
        var losers = (race["losers"] as JsonArray ?? []).Select(code => (string?)code).ToList();
        var (least, most) = ((int?)race["winners"]?[0] ?? 0, (int?)race["winners"]?[1] ?? 0);
        for (var round = 0; round < RoundsOf(calls.Select(call => (string?)call["call"] ?? "")); round++)
        {
            await server.ResetAsync();
            var run = new CaseRun(server);
            await run.SetUpAsync(Steps(race["setup"]));

            var inTurn = round % 2 == 0 ? calls : Enumerable.Reverse(calls);
            var answers = await AtOnceAsync(inTurn.Select(call => (Func<Task<WireAnswer>>)(() => run.CallAsync((string?)call["call"] ?? "", call["params"]?.AsObject() ?? [], CaseRun.Root))));

            Assert.InRange(answers.Count(answer => answer.Status == 200), least, most);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(losers.Contains(answer.ErrorCode), answer.Text));
            CheckState();
        }
    }

    // What prepares its write hashes passwords or parses certificates: a few rounds of that are seconds.
    private static int RoundsOf(IEnumerable<string> calls) =>
        calls.Any(call => OperationCatalog.Find(call.Split(':')[0], call.Split(':')[1])?.PreparedWrite is not null) ? SlowRounds : Rounds;

    private void CheckState() => Soundness.Check(server.Writ.Installation.Current(TestServer.Account) ?? throw new InvalidOperationException("The account is gone."));

    /// <summary>Starts all together, and waits for all.</summary>
    private static async Task<WireAnswer[]> AtOnceAsync(IEnumerable<Func<Task<WireAnswer>>> calls)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = calls.Select(call => Task.Run(async () =>
        {
            await start.Task;
            return await call();
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }

    private static IEnumerable<JsonObject> Steps(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Repeated(JsonObject step) => Enumerable.Range(1, (int?)step["times"] ?? 1)
        .Select(number => JsonNode.Parse(step.ToJsonString().Replace("${n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))?.AsObject() ?? []);
}
