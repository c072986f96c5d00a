using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Tests.Operations;
using Writ.Wire.Signing;
using Writ.Tests.Services.Sts.Federation.OpenIdConnect;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Who brings an account back that has left memory, and who does not.</summary>
public sealed class IdleAccountTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World _world = null!; // made before each test

    public async ValueTask InitializeAsync()
    {
        _world = await World.MakeAsync(server);
        Assert.Equal(2, server.UnloadAll());
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Key_brings_its_own_account_back_and_no_other()
    {
        Assert.Equal(200, await CallAsync(_world.Admin, "sts:GetCallerIdentity"));

        Assert.False(IsIdle(TestServer.Account));
        Assert.True(IsIdle(World.OtherAccount));
    }

    [Fact]
    public async Task Session_brings_its_account_back()
    {
        Assert.Equal(200, await CallAsync(_world.Foreign, "iam:ListRoles"));

        Assert.False(IsIdle(World.OtherAccount));
        Assert.True(IsIdle(TestServer.Account));
    }

    [Fact]
    public async Task Key_that_was_never_made_brings_nothing_back_and_is_refused_as_ever()
    {
        var unknown = new SigningCredentials(IdSource.Cryptographic.AccessKeyId("AKIA", World.OtherAccount), "secret");

        Assert.Equal(403, await CallAsync(unknown, "iam:ListRoles"));
        Assert.Equal(403, await CallAsync(_world.Unknown, "iam:ListRoles"));

        Assert.True(IsIdle(World.OtherAccount) && IsIdle(TestServer.Account));
    }

    [Fact]
    public async Task Token_that_is_forged_or_of_another_key_brings_nothing_back()
    {
        var token = _world.Foreign.SessionToken ?? "";
        SigningCredentials[] forged =
        [
            _world.Foreign with { SessionToken = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA") },
            _world.Foreign with { SessionToken = "x" },
            _world.Foreign with { AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", World.OtherAccount) },
            new SigningCredentials(IdSource.Cryptographic.AccessKeyId("ASIA", World.OtherAccount), "secret"),
        ];

        foreach (var credentials in forged)
        {
            Assert.Equal(403, await CallAsync(credentials, "iam:ListRoles"));
        }

        Assert.True(IsIdle(World.OtherAccount) && IsIdle(TestServer.Account));
    }

    [Fact]
    public async Task Nobody_who_signs_nothing_brings_an_account_back_that_has_no_such_provider()
    {
        using var issuer = new TestIssuer("https://idp.test");
        var role = $"arn:aws:iam::{World.OtherAccount}:role/any";

        var token = await WireCall.SendUnsignedAsync(server, "sts:AssumeRoleWithWebIdentity", new()
        {
            ["RoleArn"] = role, ["RoleSessionName"] = "ss", ["WebIdentityToken"] = issuer.Token(issuer.Claims(server.Clock.GetUtcNow())),
        });
        var assertion = await WireCall.SendUnsignedAsync(server, "sts:AssumeRoleWithSAML", new()
        {
            ["RoleArn"] = role, ["PrincipalArn"] = $"arn:aws:iam::{World.OtherAccount}:saml-provider/none", ["SAMLAssertion"] = "AAAA",
        });

        Assert.StartsWith("No OpenIDConnect provider found", token.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("Specified provider doesn't exist", assertion.ErrorMessage);
        Assert.True(IsIdle(World.OtherAccount));
    }

    [Fact]
    public async Task Account_that_a_request_names_is_there_for_it()
    {
        var answer = await WireCall.SendAsync(
            server, "sts:AssumeRole", new JsonObject { ["RoleArn"] = $"arn:aws:iam::{World.OtherAccount}:role/nothing", ["RoleSessionName"] = "s" }, _world.Admin);

        Assert.Equal("AccessDenied", answer.ErrorCode);
        Assert.False(IsIdle(World.OtherAccount));
    }

    [Fact]
    public async Task Lists_of_accounts_and_public_documents_bring_nothing_back()
    {
        var accounts = await WireCall.SendAsync(server, "writ:ListAccounts", [], World.Root);
        using var issuer = await server.Http.GetAsync(new Uri(server.Url, $"/_writ/oidc/{World.OtherAccount}/x/.well-known/openid-configuration"));

        Assert.True(accounts.Status == 200, accounts.Text);
        Assert.Contains(World.OtherAccount.ToString(), accounts.Text, StringComparison.Ordinal);
        Assert.Equal(404, (int)issuer.StatusCode);
        Assert.True(IsIdle(World.OtherAccount));
    }

    private bool IsIdle(AccountId account) => server.Writ.Installation.Ledger.IsIdle(account);

    private async Task<int> CallAsync(SigningCredentials credentials, string operation) => (await WireCall.SendAsync(server, operation, [], credentials)).Status;
}
