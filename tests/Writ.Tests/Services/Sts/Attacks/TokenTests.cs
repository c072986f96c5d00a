using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>Session tokens that are forged, cut, exchanged, left out or over: nobody's, in AWS's words.</summary>
public sealed class TokenTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World _world = null!; // made before each test

    public async ValueTask InitializeAsync()
    {
        await server.ResetAsync();
        _world = await World.MakeAsync(server);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Token_with_any_character_changed_is_nobodys()
    {
        var token = _world.Session.SessionToken ?? "";
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in new[] { token[at] == 'A' ? 'B' : 'A', token[at] == '/' ? '+' : '/', Neighbour(token[at]) })
            {
                if (other != token[at])
                {
                    await NobodyAsync(_world.Session with { SessionToken = token[..at] + other + token[(at + 1)..] }, $"character {at}");
                }
            }
        }
    }

    [Fact]
    public async Task Token_cut_anywhere_is_nobodys()
    {
        var token = _world.Session.SessionToken ?? "";
        for (var length = 1; length < token.Length; length++)
        {
            await NobodyAsync(_world.Session with { SessionToken = token[..length] }, $"{length} characters");
            await NobodyAsync(_world.Session with { SessionToken = token[length..] }, $"from character {length}");
        }
    }

    [Theory]
    [InlineData("{0}=")]
    [InlineData("{0}A")]
    [InlineData("A{0}")]
    [InlineData("{0}{0}")]
    [InlineData("{0},{0}")]
    [InlineData("{0};")]
    [InlineData("\"{0}\"")]
    [InlineData("AAAA")]
    [InlineData("null")]
    [InlineData("=")]
    public async Task Text_made_of_a_token_is_none(string form) =>
        await NobodyAsync(_world.Session with { SessionToken = string.Format(null, form, _world.Session.SessionToken) }, form);

    /// <summary>Base 64 readers pass over blanks; whoever keeps a list of tokens would know the text for another.</summary>
    [Fact]
    public async Task Token_with_a_blank_inside_is_none()
    {
        var token = _world.Session.SessionToken ?? "";

        await NobodyAsync(_world.Session with { SessionToken = token[..40] + " " + token[40..] }, "a blank");
        await NobodyAsync(_world.Session with { SessionToken = token[..40] + "\t" + token[40..] }, "a tab");
    }

    [Fact]
    public async Task Token_belongs_to_one_key()
    {
        var (one, other, foreign) = (_world.Session, _world.OtherSession, _world.Foreign);
        var unknown = one with { AccessKeyId = one.AccessKeyId[..^1] + (one.AccessKeyId[^1] == 'A' ? 'B' : 'A') };

        await NobodyAsync(one with { SessionToken = other.SessionToken }, "another session's token");
        await NobodyAsync(one with { SessionToken = foreign.SessionToken }, "another account's token");
        await NobodyAsync(foreign with { SessionToken = one.SessionToken }, "a token of here with another account's key");
        await NobodyAsync(unknown, "another key id");
        await NobodyAsync(one with { AccessKeyId = one.AccessKeyId.ToLowerInvariant() }, "the key id in small letters");
        await NobodyAsync(one with { AccessKeyId = "AKIA" + one.AccessKeyId[4..] }, "the key id of a long-term key");
        await NobodyAsync(_world.ExpiredSession with { AccessKeyId = one.AccessKeyId, SecretAccessKey = one.SecretAccessKey }, "an expired token with a living key");
        await NobodyAsync(one with { SessionToken = _world.ExpiredSession.SessionToken }, "an expired token");
        await RefusedAsync(one with { SecretAccessKey = other.SecretAccessKey }, "SignatureDoesNotMatch");
        await RefusedAsync(other with { AccessKeyId = one.AccessKeyId, SessionToken = one.SessionToken }, "SignatureDoesNotMatch");
        await AllowedAsync(one);
    }

    [Fact]
    public async Task Token_comes_with_temporary_keys_and_with_none_other()
    {
        await NobodyAsync(_world.Session with { SessionToken = null }, "a temporary key without its token");
        await NobodyAsync(_world.ExpiredSession with { SessionToken = null }, "an expired key without its token");
        await NobodyAsync(_world.Admin with { SessionToken = _world.Session.SessionToken }, "a long-term key with a token");
        await NobodyAsync(World.Root with { SessionToken = _world.Session.SessionToken }, "root's key with a token");
        await NobodyAsync(_world.Admin with { AccessKeyId = "ASIA" + _world.Admin.AccessKeyId[4..] }, "a long-term key as a temporary one");
        await AllowedAsync(_world.Admin);
        await AllowedAsync(World.Root);
    }

    [Fact]
    public async Task Token_that_is_over_is_known_only_to_the_holder_of_its_secret()
    {
        await RefusedAsync(_world.ExpiredSession, "ExpiredToken", "The security token included in the request is expired");
        await RefusedAsync(_world.ExpiredSession with { SecretAccessKey = "guess" }, "SignatureDoesNotMatch");
        var json = await WireCall.SendAsync(server, "cloudtrail:LookupEvents", [], _world.ExpiredSession);
        Assert.Equal((400, "ExpiredTokenException"), (json.Status, json.ErrorCode));
    }

    [Fact]
    public async Task Token_is_good_until_its_second_and_never_again()
    {
        server.Clock.Advance(TimeSpan.FromSeconds(3_599));
        await AllowedAsync(_world.Session);

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await RefusedAsync(_world.Session, "ExpiredToken");

        // Weeks later its sealing key is gone, too.
        server.Clock.Advance(TimeSpan.FromDays(20));
        var late = await WireCall.SendAsync(server, "sts:GetCallerIdentity", [], _world.Session);
        Assert.Contains(late.ErrorCode, new[] { "ExpiredToken", "InvalidClientTokenId" });
    }

    [Theory]
    [InlineData("x-amz-source-account", "aws:SourceAccount", "111122223333")]
    [InlineData("x-amz-source-arn", "aws:SourceArn", "arn:aws:s3:::ours")]
    [InlineData("X-Amz-Source-Org-Id", "aws:SourceOrgID", "o-ours000000")]
    [InlineData("x-amz-source-org-paths", "aws:SourceOrgPaths", "o-ours000000/")]
    public async Task Header_does_not_make_a_caller_a_services_deputy(string header, string key, string value)
    {
        var trust = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "sts:AssumeRole",
                ["Condition"] = new JsonObject { ["Null"] = new JsonObject { [key] = "false" } },
            }),
        };
        var made = await WireCall.SendAsync(server, "iam:CreateRole", new() { ["RoleName"] = "deputy", ["AssumeRolePolicyDocument"] = trust }, _world.Admin);
        Assert.True(made.Status == 200, made.Text);
        var request = RawRequest.Of(server.Url.Authority, "sts", "AssumeRole", "&RoleArn=arn:aws:iam::111122223333:role/deputy&RoleSessionName=one")
            .With(header, value).Sign(_world.Admin, "sts", TestClock.Start);

        var answer = await RawConnection.SendAsync(server.Url, request);

        Assert.Equal("AccessDenied", answer.Error.Code);
    }

    // The character that stands for the bits with the last one flipped: at the end of a text those may be bits that nobody reads.
    private static char Neighbour(char letter)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var at = Alphabet.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? letter : Alphabet[at ^ 1];
    }

    private async Task AllowedAsync(SigningCredentials caller)
    {
        var answer = await WireCall.SendAsync(server, "sts:GetCallerIdentity", [], caller);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private async Task NobodyAsync(SigningCredentials caller, string what)
    {
        var answer = await WireCall.SendAsync(server, "sts:GetCallerIdentity", [], caller);
        Assert.True(
            (answer.Status, answer.ErrorCode, answer.ErrorMessage) == (403, "InvalidClientTokenId", "The security token included in the request is invalid."),
            $"{what}: {answer.Text}");
    }

    private async Task RefusedAsync(SigningCredentials caller, string code, string? message = null)
    {
        var answer = await WireCall.SendAsync(server, "sts:GetCallerIdentity", [], caller);
        Assert.Equal((403, code), (answer.Status, answer.ErrorCode));
        Assert.Equal(message ?? answer.ErrorMessage, answer.ErrorMessage);
    }
}
