using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Writ.Server.Outgoing;
using Writ.Services.Sts.Federation.OpenIdConnect;
using Xunit;

namespace Writ.Tests.Server.Outgoing;

/// <summary>What the server calls and what it does not, whose certificates it trusts, and how much it reads.</summary>
public sealed class IssuerClientTests
{
    private static readonly Uri Name = new("https://idp.test");
    private static readonly Uri Keys = new("https://idp.test/keys");

    [Fact]
    public async Task Named_origin_is_read_where_it_is()
    {
        using var host = new DocumentHost(path => DocumentHost.Ok(path == "/keys" ? "{}"u8.ToArray() : null));

        var found = await GetAsync(host.Origin, Keys);
        var missing = await GetAsync(host.Origin, new Uri("https://idp.test/other"));

        Assert.Equal("{}", Encoding.UTF8.GetString(found.Bytes.Span));
        Assert.Equal(IssuerFault.Refused, missing.Fault);
    }

    [Fact]
    public async Task Private_address_and_plain_HTTP_are_not_called_unless_named()
    {
        using var certificate = TestCertificates.Server("localhost");
        using var host = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), certificate);
        using var plain = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()));
        var client = new IssuerClient(IssuerOrigins.None, TimeProvider.System, NullLogger.Instance);

        foreach (var url in new[] { new Uri(host.Origin, "/keys"), new Uri(plain.Origin, "/keys"), new Uri($"https://127.0.0.1:{host.Port}/keys"), new Uri($"https://[::ffff:127.0.0.1]:{host.Port}/") })
        {
            Assert.Equal(IssuerFault.Refused, (await client.GetAsync(url, [TestCertificates.Thumbprint(certificate)], CancellationToken.None)).Fault);
        }

        Assert.Empty(host.Asked.Concat(plain.Asked));
    }

    [Fact]
    public async Task Named_origin_does_not_open_the_way_to_others()
    {
        using var host = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()));
        using var other = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()));

        Assert.Equal(IssuerFault.Refused, (await GetAsync(host.Origin, new Uri(other.Origin, "/keys"))).Fault);
        Assert.Equal(IssuerFault.None, (await GetAsync(host.Origin, new Uri(host.Origin, "/keys"))).Fault);
        Assert.Empty(other.Asked);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", IssuerFault.Refused)]
    [InlineData("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", IssuerFault.Refused)]
    [InlineData("HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", IssuerFault.Unreachable)]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", IssuerFault.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{}", IssuerFault.Unreachable)]
    [InlineData("SSH-2.0-x\r\n", IssuerFault.Unreachable)]
    [InlineData("", IssuerFault.Unreachable)]
    public async Task Answer_that_is_no_document_is_none(string answer, IssuerFault fault)
    {
        using var host = new DocumentHost(_ => Encoding.ASCII.GetBytes(answer));

        Assert.Equal(fault, (await GetAsync(host.Origin, Keys)).Fault);
        Assert.All(host.Asked, path => Assert.Equal("/keys", path)); // what breaks off is tried again
    }

    [Fact]
    public async Task Answer_without_end_is_cut_off()
    {
        using var host = new DocumentHost(_ => [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. new byte[8 * 1024 * 1024]]);
        using var headers = new DocumentHost(_ => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nX: {new string('x', 100_000)}\r\n\r\n"));

        Assert.Equal(IssuerFault.Refused, (await GetAsync(host.Origin, Keys)).Fault);
        Assert.Equal(IssuerFault.Refused, (await GetAsync(headers.Origin, Keys)).Fault);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable()
    {
        Uri origin;
        using (var host = new DocumentHost(_ => []))
        {
            origin = host.Origin;
        }

        Assert.Equal(IssuerFault.Unreachable, (await GetAsync(origin, Keys)).Fault);
    }

    [Fact]
    public async Task Certificate_is_trusted_by_the_thumbprint_of_itself_or_of_an_authority_it_leads_to()
    {
        using var root = TestCertificates.Authority("root");
        using var middle = TestCertificates.Authority("middle", root);
        using var leaf = TestCertificates.Server("localhost", middle);
        using var stranger = TestCertificates.Authority("middle", root);
        using var own = TestCertificates.Server("localhost");
        using var chained = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), leaf, middle);
        using var alone = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), own);

        Assert.Equal(IssuerFault.None, (await GetAsync(chained.Origin, Keys, middle)).Fault);
        Assert.Equal(IssuerFault.None, (await GetAsync(chained.Origin, Keys, leaf)).Fault);
        Assert.Equal(IssuerFault.None, (await GetAsync(alone.Origin, Keys, own)).Fault);
        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(chained.Origin, Keys)).Fault);
        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(chained.Origin, Keys, stranger)).Fault);
        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(alone.Origin, Keys, leaf)).Fault);
    }

    [Fact]
    public async Task Authority_that_did_not_sign_the_certificate_is_of_no_use_however_it_is_sent_along()
    {
        using var pinned = TestCertificates.Authority("root");
        using var forged = TestCertificates.Authority("root");
        using var leaf = TestCertificates.Server("localhost", forged);
        using var host = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), leaf, pinned, forged);

        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(host.Origin, Keys, pinned)).Fault);
    }

    [Fact]
    public async Task Pin_does_not_excuse_another_name_or_a_date_that_is_past()
    {
        using var other = TestCertificates.Server("other.test");
        using var old = TestCertificates.Server("localhost", until: new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var named = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), other);
        using var expired = new DocumentHost(_ => DocumentHost.Ok("{}"u8.ToArray()), old);

        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(named.Origin, Keys, other)).Fault);
        Assert.Equal(IssuerFault.WrongCertificate, (await GetAsync(expired.Origin, Keys, old)).Fault);
    }

    private static async Task<IssuerDocument> GetAsync(Uri at, Uri url, params IEnumerable<X509Certificate2> pinned) =>
        await new IssuerClient(new IssuerOrigins([new IssuerOrigin(Name, at)]), TimeProvider.System, NullLogger.Instance)
            .GetAsync(url, [.. pinned.Select(TestCertificates.Thumbprint)], CancellationToken.None);
}
