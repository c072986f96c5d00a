using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Server;
using Writ.Services.Iam.Passwords;
using Writ.Tests.Operations;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Writes that make something ready first, through the gateway: their refusals are on record, and nothing secret is anywhere.</summary>
public sealed class PreparedWriteTests(TestServer server) : IClassFixture<TestServer>
{
    private const string First = "Findable-Secret-1";
    private const string Second = "Findable-Secret-2";
    private const string Weak = "findable";

    [Fact]
    public async Task Refusal_while_preparing_is_on_record_and_changes_nothing()
    {
        await server.ResetAsync();
        await CallAsync("CreateUser", """{"UserName": "bob"}""");
        var before = server.Writ.Installation.Current(TestServer.Account)?.Revision;

        var answer = await CallAsync("CreateLoginProfile", $$"""{"UserName": "bob", "Password": "{{Weak}}", "PasswordResetRequired": true}""");

        Assert.Equal("PasswordPolicyViolation", answer.ErrorCode);
        Assert.Equal(before, server.Writ.Installation.Current(TestServer.Account)?.Revision);
        var document = (await server.LastEventAsync("CreateLoginProfile")).Document;
        Assert.DoesNotContain(Weak, Encoding.UTF8.GetString(document.Span), StringComparison.Ordinal);
        using var record = JsonDocument.Parse(document);
        Assert.Equal("PasswordPolicyViolationException", record.RootElement.GetProperty("errorCode").GetString());
        Assert.Equal(answer.ErrorMessage, record.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal("bob", record.RootElement.GetProperty("requestParameters").GetProperty("userName").GetString());
        Assert.Equal(JsonValueKind.Null, record.RootElement.GetProperty("responseElements").ValueKind);
    }

    [Fact]
    public async Task Refusal_under_the_lock_is_on_record_too()
    {
        await server.ResetAsync();
        await CallAsync("CreateUser", """{"UserName": "bob"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Task.Run(() =>
            CallAsync("CreateLoginProfile", $$"""{"UserName": "bob", "Password": "{{First}}{{at}}"}"""))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(3, answers.Count(answer => answer.ErrorCode == "EntityAlreadyExists"));
        Assert.Equal(4, (await EventsAsync(server.Writ, "CreateLoginProfile")).Count);
    }

    [Fact]
    public async Task Passwords_are_in_no_file_and_no_record()
    {
        var data = Directory.CreateTempSubdirectory("writ-");
        try
        {
            var records = await UsePasswordsAsync(data.FullName);

            var files = data.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => File.ReadAllBytes(file.FullName)).ToList();
            Assert.Contains(files, file => Contains(file, "findable-user")); // names can be found in them, so passwords could
            Assert.Contains(records, record => record.Contains("findable-user", StringComparison.Ordinal));
            foreach (var secret in new[] { First, Second, Weak + "-guess" })
            {
                Assert.DoesNotContain(files, file => Contains(file, secret) || Contains(file, Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=')[..^1]));
                Assert.DoesNotContain(records, record => record.Contains(secret, StringComparison.OrdinalIgnoreCase));
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>Passwords set, changed, refused and guessed; answers with all audit records.</summary>
    private static async Task<List<string>> UsePasswordsAsync(string directory)
    {
        var options = new ServerOptions
        {
            Listen = new Uri("http://127.0.0.1:0"), DataDirectory = directory, Account = TestServer.Account,
            RootAccessKeyId = TestServer.RootKeyId, RootSecretAccessKey = TestServer.RootSecret,
        };
        await using var writ = await WritServer.StartAsync(
            options, IdSource.Cryptographic, TimeProvider.System, new PasswordHasher(rounds: 100), CancellationToken.None);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        var root = new SigningCredentials(TestServer.RootKeyId, TestServer.RootSecret);
        Task<RawText> Root(string call) => SendAsync(http, writ, root, call);
        Assert.Equal(200, (await Root("Action=CreateUser&UserName=findable-user")).Status);
        Assert.Equal(200, (await Root("Action=UpdateAccountPasswordPolicy&AllowUsersToChangePassword=true&PasswordReusePrevention=3&RequireSymbols=true")).Status);
        Assert.Equal(200, (await Root($"Action=CreateLoginProfile&UserName=findable-user&Password={First}")).Status);
        Assert.Equal(400, (await Root($"Action=UpdateLoginProfile&UserName=findable-user&Password={First}")).Status);
        var key = (await Root("Action=CreateAccessKey&UserName=findable-user")).Text;
        var user = new SigningCredentials(Between(key, "AccessKeyId"), Between(key, "SecretAccessKey"));
        Assert.Equal(403, (await SendAsync(http, writ, user, $"Action=ChangePassword&OldPassword={Weak}-guess&NewPassword={Second}")).Status);
        Assert.Equal(400, (await SendAsync(http, writ, user, $"Action=ChangePassword&OldPassword={First}&NewPassword={Weak}")).Status);
        Assert.Equal(200, (await SendAsync(http, writ, user, $"Action=ChangePassword&OldPassword={First}&NewPassword={Second}")).Status);
        return [.. await EventsAsync(writ, "CreateUser"), .. await EventsAsync(writ, "CreateLoginProfile"), .. await EventsAsync(writ, "UpdateLoginProfile"), .. await EventsAsync(writ, "ChangePassword")];
    }

    private static async Task<RawText> SendAsync(HttpClient http, WritServer writ, SigningCredentials credentials, string call)
    {
        var url = new Uri(writ.Url);
        var request = new RawRequest { Method = "GET", Query = call + "&Version=2010-05-08" }.With("Host", url.Authority).Presign(credentials, "iam", DateTimeOffset.UtcNow);
        using var answer = await http.GetAsync(new Uri(url, request.Target));
        return new RawText((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<List<string>> EventsAsync(WritServer writ, string name)
    {
        var page = await writ.Installation.Ledger.FindAsync(
            new AuditQuery(TestServer.Account, AuditAttribute.EventName, name, null, null, null, 50), CancellationToken.None);
        return [.. page.Events.Select(found => Encoding.UTF8.GetString(found.Document.Span))];
    }

    private Task<WireAnswer> CallAsync(string operation, string parameters) =>
        WireCall.SendAsync(server, "iam:" + operation, JsonNode.Parse(parameters)?.AsObject() ?? [], CaseRun.Root);

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static string Between(string text, string element) => text.Split($"<{element}>")[1].Split($"</{element}>")[0];

    private sealed record RawText(int Status, string Text);
}
