using System.Text;
using System.Text.Json.Nodes;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Reports;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

/// <summary>What the credential report is whatever an account's users are called, and whoever asks for it at the same time.</summary>
public sealed class CredentialReportTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Callers = 12;

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("/a\"b/", "\"/a\"\"b/\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("", "")]
    public void Value_is_quoted_where_a_reader_would_take_it_for_several(string value, string expected) => Assert.Equal(expected, CredentialTable.Quoted(value));

    [Fact]
    public async Task Path_cannot_add_columns()
    {
        await server.ResetAsync();
        await CallAsync("CreateUser", new JsonObject { ["UserName"] = "u", ["Path"] = "/a\",true,\"b/" });
        await CallAsync("GenerateCredentialReport", []);

        var lines = await LinesAsync();

        Assert.StartsWith("u,\"arn:aws:iam::111122223333:user/a\"\",true,\"\"b/u\",2026-", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_come_together_make_one_report()
    {
        for (var round = 0; round < 5; round++)
        {
            await server.ResetAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync("GenerateCredentialReport", [])));

            var started = answers.Count(answer => (string?)answer.Members?["State"] == "STARTED");
            Assert.Equal((1, Callers - 1), (started, answers.Count(answer => (string?)answer.Members?["State"] == "COMPLETE")));
            Assert.Equal(2, (await LinesAsync()).Length);
        }
    }

    [Fact]
    public void Report_is_the_same_after_being_stored()
    {
        var report = new CredentialReport { GeneratedTime = DateTimeOffset.UnixEpoch.AddTicks(7), Compressed = [1, 2, 255] };
        var draft = new Draft(AccountState.New(TestServer.Account));
        draft.Put(IamState.CredentialReports, report);
        var change = Assert.Single(draft.Changes);

        var loaded = AccountState.Load(TestServer.Account, 1, [new StoredResource(change.Kind, change.Key, Assert.NotNull(change.Document))], IamState.All)
            .Get(IamState.CredentialReports, CredentialReport.Key);

        Assert.Equal(report.GeneratedTime, loaded?.GeneratedTime);
        Assert.Equal(report.Compressed, loaded?.Compressed);
    }

    private Task<WireAnswer> CallAsync(string operation, JsonObject parameters) => WireCall.SendAsync(server, "iam:" + operation, parameters, World.Root);

    private async Task<string[]> LinesAsync()
    {
        var answer = await CallAsync("GetCredentialReport", []);
        return Encoding.UTF8.GetString(Convert.FromBase64String((string?)answer.Members?["Content"] ?? "")).Split('\n');
    }
}
