using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>What anybody may read of an issuer, and that everything else is not found in one and the same way.</summary>
public sealed class IssuerEndpointTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Documents_are_those_of_OpenID_Connect_without_anything_private()
    {
        var issuer = await IssuerAsync();

        var configuration = JsonNode.Parse(await server.Http.GetStringAsync(new Uri(issuer + "/.well-known/openid-configuration")));
        var keys = JsonNode.Parse(await server.Http.GetStringAsync(new Uri((string?)configuration?["jwks_uri"] ?? "")))?["keys"]?.AsArray() ?? [];

        Assert.Equal(issuer, (string?)configuration?["issuer"]);
        Assert.StartsWith($"{TestServer.PublicUrl}/_writ/oidc/111122223333/", issuer, StringComparison.Ordinal);
        Assert.Equal(["alg,e,kty,n,kid,use", "alg,crv,kty,x,y,kid,use"], keys.Select(key => string.Join(',', key?.AsObject().Select(member => member.Key) ?? [])));
        Assert.Equal(["RS256", "ES384"], keys.Select(key => (string?)key?["alg"]));
        Assert.Equal([512, 64], keys.Select(key => ((string?)(key?["n"] ?? key?["x"]))?.Length ?? 0)); // 3,072 and 384 bits
    }

    [Fact]
    public async Task Documents_are_kept_by_their_tag()
    {
        var url = new Uri(await IssuerAsync() + "/.well-known/jwks.json");
        using var first = await server.Http.GetAsync(url);
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag ?? EntityTagHeaderValue.Any);

        using var second = await server.Http.SendAsync(again);
        using var head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));

        Assert.Equal("public, max-age=300", first.Headers.CacheControl?.ToString());
        Assert.Equal("application/json", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("\"other\", W/TAG , \"third\"", true)]
    [InlineData("\"other\"", false)]
    [InlineData("TAG garbage", false)]
    [InlineData("", false)]
    public async Task Document_that_the_client_has_is_not_sent_again(string header, bool isKnown)
    {
        var url = new Uri(await IssuerAsync() + "/.well-known/jwks.json");
        using var first = await server.Http.GetAsync(url);
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.TryAddWithoutValidation("If-None-Match", header.Replace("TAG", first.Headers.ETag?.Tag, StringComparison.Ordinal));

        using var second = await server.Http.SendAsync(again);

        Assert.Equal(isKnown ? HttpStatusCode.NotModified : HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/.well-known")]
    [InlineData("/.well-known/jwks.json/")]
    [InlineData("/.well-known/JWKS.json")]
    [InlineData("x/.well-known/jwks.json")]
    [InlineData("/x/.well-known/jwks.json")]
    [InlineData("/../../444455556666/x/.well-known/jwks.json")]
    public async Task Other_paths_are_not_found(string path) => await AssertMissingAsync(await IssuerAsync() + path, HttpMethod.Get);

    [Fact]
    public async Task Issuer_of_another_id_and_account_that_does_not_exist_are_not_found_alike()
    {
        var issuer = await IssuerAsync();
        var id = issuer[(issuer.LastIndexOf('/') + 1)..];
        var documents = "/.well-known/jwks.json";

        await AssertMissingAsync(issuer[..^1] + (issuer[^1] == '0' ? '1' : '0') + documents, HttpMethod.Get);
        await AssertMissingAsync(issuer.Replace("111122223333", "999999999999", StringComparison.Ordinal) + documents, HttpMethod.Get);
        await AssertMissingAsync(issuer.Replace("111122223333", "11112222333", StringComparison.Ordinal) + documents, HttpMethod.Get);
        await AssertMissingAsync($"{server.Url}_writ/oidc//{id}{documents}", HttpMethod.Get);
        await AssertMissingAsync($"{server.Url}_writ/oidc/{documents}", HttpMethod.Get);
        await AssertMissingAsync(issuer + documents, HttpMethod.Post);
    }

    private async Task<string> IssuerAsync()
    {
        await server.ResetAsync();
        var answer = await WireCall.SendAsync(server, "iam:EnableOutboundWebIdentityFederation", [], World.Root);
        return (string?)answer.Members?["IssuerIdentifier"] ?? "";
    }

    private async Task AssertMissingAsync(string url, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("""{"error":"not found"}""", await answer.Content.ReadAsStringAsync());
        Assert.Null(answer.Headers.ETag);
    }
}
