using System.Text.Json.Nodes;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Writ.Tests.Server;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Services.Sts.Federation.OpenIdConnect;

/// <summary>How often issuers are asked, and what of their answers is believed.</summary>
public sealed class IssuerKeysTests : IDisposable, IIssuerClient
{
    private const string Host = "idp.example.com";

    private readonly TestIssuer _issuer = new($"https://{Host}");
    private readonly TestClock _clock = new();
    private readonly List<string> _asked = [];
    private Func<string, IssuerDocument> _answer;
    private TaskCompletionSource? _hold;

    public IssuerKeysTests() => _answer = path => _issuer.Document(path) is { } document ? new IssuerDocument(document, IssuerFault.None) : default;

    [Fact]
    public async Task Keys_are_read_once_and_again_when_they_are_old()
    {
        var keys = Keys();

        Assert.Null((await FindAsync(keys)).Error);
        Assert.Null((await FindAsync(keys)).Error);
        Assert.Equal([$"https://{Host}/.well-known/openid-configuration", $"https://{Host}/keys"], _asked);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await FindAsync(keys)).Error);
        Assert.Equal(4, _asked.Count);
    }

    [Theory]
    [InlineData("https://idp.test/a/b?c=d", "http://127.0.0.1:8080/a/b?c=d")]
    [InlineData("https://idp.test//10.0.0.1/keys", "http://127.0.0.1:8080//10.0.0.1/keys")]
    [InlineData("https://idp.test/%2F%2F10.0.0.1", "http://127.0.0.1:8080/%2F%2F10.0.0.1")]
    [InlineData("https://idp.test.example.com/a", "https://idp.test.example.com/a")]
    public void Path_never_chooses_the_host(string url, string located) =>
        Assert.Equal(located, new IssuerOrigins([new IssuerOrigin(new Uri("https://idp.test"), new Uri("http://127.0.0.1:8080"))]).Locate(new Uri(url)).AbsoluteUri);

    [Fact]
    public async Task Key_that_is_not_known_is_asked_for_rarely()
    {
        var keys = Keys();
        await FindAsync(keys);

        for (var at = 0; at < 100; at++)
        {
            Assert.Equal("InvalidIdentityToken", (await FindAsync(keys, $"k{at}")).Error?.Code);
        }

        Assert.Equal(2, _asked.Count);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await FindAsync(keys, "other");
        await FindAsync(keys, "another");
        Assert.Equal(4, _asked.Count);
    }

    [Fact]
    public async Task New_key_is_found_although_the_others_are_fresh()
    {
        var keys = Keys();
        _answer = path => path.EndsWith("/keys", StringComparison.Ordinal)
            ? new IssuerDocument("""{"keys":[]}"""u8.ToArray(), IssuerFault.None)
            : new IssuerDocument(_issuer.Document(path), IssuerFault.None);
        Assert.NotNull((await FindAsync(keys)).Error);

        _answer = path => new IssuerDocument(_issuer.Document(path), IssuerFault.None);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Null((await FindAsync(keys)).Error);
    }

    [Fact]
    public async Task Keys_of_an_issuer_that_stopped_answering_are_used_for_an_hour()
    {
        var keys = Keys();
        await FindAsync(keys);
        _answer = _ => new IssuerDocument(default, IssuerFault.Unreachable);

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null((await FindAsync(keys)).Error);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("IDPCommunicationError", (await FindAsync(keys)).Error?.Code);
    }

    [Theory]
    [InlineData(IssuerFault.Refused, "InvalidIdentityToken")]
    [InlineData(IssuerFault.Unreachable, "IDPCommunicationError")]
    [InlineData(IssuerFault.WrongCertificate, "InvalidIdentityToken")]
    public async Task Failure_is_told_and_repeated_for_a_while_without_asking(IssuerFault fault, string code)
    {
        var keys = Keys();
        _answer = _ => new IssuerDocument(default, fault);

        Assert.Equal(code, (await FindAsync(keys)).Error?.Code);
        Assert.Equal(code, (await FindAsync(keys)).Error?.Code);
        Assert.Single(_asked);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await FindAsync(keys);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Those_who_wait_for_an_issuer_get_one_answer()
    {
        var keys = Keys();
        _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Enumerable.Range(0, 50).Select(_ => FindAsync(keys).AsTask()).ToList();
        _hold.SetResult();

        Assert.All(await Task.WhenAll(waiting), found => Assert.Null(found.Error));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task What_one_provider_s_thumbprints_fetched_is_not_for_others()
    {
        var keys = Keys();
        await keys.FindAsync(Host, ["aa"], Token("rsa"));
        _answer = _ => new IssuerDocument(default, IssuerFault.WrongCertificate);

        var other = await keys.FindAsync(Host, [], Token("rsa"));

        Assert.Equal("OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint", other.Error?.Message);
    }

    [Theory]
    [InlineData("""{"issuer":"https://evil.example.com","jwks_uri":"https://idp.example.com/keys"}""")]
    [InlineData("""{"issuer":"https://idp.example.com/","jwks_uri":"https://idp.example.com/keys"}""")]
    [InlineData("""{"jwks_uri":"https://idp.example.com/keys"}""")]
    [InlineData("""{"issuer":"https://idp.example.com"}""")]
    [InlineData("""{"issuer":"https://idp.example.com","jwks_uri":"/keys"}""")]
    [InlineData("""{"issuer":"https://idp.example.com","jwks_uri":["https://idp.example.com/keys"]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Configuration_that_is_not_the_issuer_s_is_not_followed(string configuration)
    {
        _answer = _ => new IssuerDocument(System.Text.Encoding.UTF8.GetBytes(configuration), IssuerFault.None);

        Assert.Equal("InvalidIdentityToken", (await FindAsync(Keys())).Error?.Code);
        Assert.DoesNotContain($"https://{Host}/keys", _asked);
    }

    [Fact]
    public void Issuer_is_named_by_either_origin()
    {
        var origins = new IssuerOrigins([new IssuerOrigin(new Uri("https://idp.test"), new Uri("http://127.0.0.1:8080")), new IssuerOrigin(new Uri("https://corp.test"), new Uri("https://corp.test"))]);

        Assert.Equal("idp.test/realms/x", origins.ProviderUrl("http://127.0.0.1:8080/realms/x"));
        Assert.Equal("idp.test/realms/x", origins.ProviderUrl("https://idp.test/realms/x"));
        Assert.Equal("idp.test", origins.ProviderUrl("http://127.0.0.1:8080"));
        Assert.Null(origins.ProviderUrl("http://127.0.0.1:80801/realms/x"));
        Assert.Null(origins.ProviderUrl("http://other.test"));
        Assert.Null(origins.ProviderUrl("https://"));
        Assert.Equal(new Uri("http://127.0.0.1:8080/keys?a=b"), origins.Locate(new Uri("https://IDP.test/keys?a=b")));
        Assert.True(origins.Names(new Uri("http://127.0.0.1:8080/x")));
        Assert.True(origins.Names(new Uri("https://corp.test/x")));
        Assert.False(origins.Names(new Uri("https://idp.test/x")));
        Assert.False(origins.Names(new Uri("http://127.0.0.1:8081/x")));
    }

    async ValueTask<IssuerDocument> IIssuerClient.GetAsync(Uri url, IReadOnlyList<string> thumbprints, CancellationToken cancellation)
    {
        lock (_asked)
        {
            _asked.Add(url.AbsoluteUri);
        }

        await (_hold?.Task ?? Task.CompletedTask);
        return _answer(url.AbsolutePath);
    }

    public void Dispose() => _issuer.Dispose();

    private IssuerKeys Keys() => new(this, IssuerOrigins.None, _clock);

    private ValueTask<Result<JsonWebKey>> FindAsync(IssuerKeys keys, string keyId = "rsa") => keys.FindAsync(Host, [], Token(keyId));

    private JsonWebToken Token(string keyId) => Assert.IsType<JsonWebToken>(JsonWebToken.Parse(_issuer.Token(new JsonObject { ["a"] = 1 }, keyId: keyId)));
}
