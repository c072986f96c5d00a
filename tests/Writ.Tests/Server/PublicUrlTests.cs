using Writ.Server;
using Xunit;

namespace Writ.Tests.Server;

public sealed class PublicUrlTests
{
    [Theory]
    [InlineData(null, "http://127.0.0.1:4600", "http://127.0.0.1:4600")]
    [InlineData(null, "http://localhost:4600", "http://localhost:4600")]
    [InlineData(null, "http://[::1]:4600", "http://[::1]:4600")]
    [InlineData(null, "http://0.0.0.0:4600", "http://127.0.0.1:4600")]
    [InlineData(null, "http://[::]:4600", "http://127.0.0.1:4600")]
    [InlineData("https://writ.example.com/", "http://0.0.0.0:4600", "https://writ.example.com")]
    [InlineData("https://Writ.Example.com:8443", "http://0.0.0.0:4600", "https://writ.example.com:8443")]
    public void Url_is_what_was_given_or_where_the_server_listens(string? given, string listening, string url) =>
        Assert.Equal(url, PublicUrl.Of(given is null ? null : new Uri(given), listening));

    [Theory]
    [InlineData("https://writ.example.com", true)]
    [InlineData("http://127.0.0.1:4600/", true)]
    [InlineData("https://writ.example.com/iam", false)]
    [InlineData("https://writ.example.com/?x=1", false)]
    [InlineData("https://writ.example.com/#x", false)]
    [InlineData("https://someone@writ.example.com", false)]
    [InlineData("ftp://writ.example.com", false)]
    [InlineData("file:///etc", false)]
    [InlineData("mailto:root@example.com", false)]
    public void Url_is_a_scheme_a_host_and_a_port_alone(string url, bool isUsable) => Assert.Equal(isUsable, PublicUrl.IsUsable(new Uri(url)));
}
