using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Passwords;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

/// <summary>What tests of passwords share: calls as root, and operations called half by half on states of their choice.</summary>
public abstract class PasswordFixture(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    protected const string Old = "Old-Horse-7";
    protected const string New = "New-Horse-8";

    protected TestServer Server { get; } = server;

    protected Platform Platform { get; } = TestCalls.PlatformOf(server) with { Passwords = new PasswordHasher(rounds: 500, atOnce: 2) };

    protected AccountState State => Server.Writ.Installation.Current(TestServer.Account) ?? throw new InvalidOperationException("No account.");

    public async ValueTask InitializeAsync()
    {
        await Server.ResetAsync();
        await RootAsync("CreateUser", """{"UserName": "bob"}""");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    protected async Task<WireAnswer> RootAsync(string operation, string parameters)
    {
        var answer = await new CaseRun(Server).CallAsync("iam:" + operation, JsonNode.Parse(parameters)?.AsObject() ?? [], CaseRun.Root);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    protected Task<WireAnswer> GiveBobAsync(string password, string more = "") =>
        RootAsync("CreateLoginProfile", new JsonObject { ["UserName"] = "bob", ["Password"] = password }.ToJsonString().TrimEnd('}') + more + "}");

    protected async ValueTask<PasswordVerdict> VerifyAsync(string password, string user = "bob") =>
        (await SignIn.VerifyAsync(Platform, State, user, password, CancellationToken.None)).Value;

    /// <summary>A call by bob on the state as it is now.</summary>
    protected Call BobsCall()
    {
        var bob = State.Get(IamState.Users, "bob") ?? throw new InvalidOperationException("No bob.");
        var arn = bob.Arn(TestServer.Account);
        return new Call
        {
            Principal = new Principal
            {
                Caller = new Caller { Kind = CallerKind.User, Arn = arn, Account = TestServer.Account.ToString(), UniqueId = bob.Id, Name = "bob" },
                Account = TestServer.Account,
                Arn = arn,
                UserId = bob.Id,
                AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
            },
            State = State,
            Now = Server.Clock.GetUtcNow(),
            RequestId = "r",
            Region = "us-east-1",
            Platform = Platform,
        };
    }
}
