using Writ.Server;
using Writ.Server.Outgoing;
using Xunit;

namespace Writ.Tests.Server.Outgoing;

public sealed class IdentityProviderOptionsTests
{
    [Theory]
    [InlineData("https://idp.example.com", "https://idp.example.com/keys", "https://idp.example.com/keys")]
    [InlineData("https://idp.example.com=http://127.0.0.1:8080", "https://idp.example.com/keys", "http://127.0.0.1:8080/keys")]
    [InlineData("https://idp.example.com=https://[fd00::1]:8443/", "https://idp.example.com/keys", "https://[fd00::1]:8443/keys")]
    public void Origin_is_where_it_says(string option, string url, string located)
    {
        var origins = IdentityProviderOptions.Read([option]);

        Assert.Equal(new Uri(located), origins.Locate(new Uri(url)));
        Assert.True(origins.Names(new Uri(located)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("idp.example.com")]
    [InlineData("http://idp.example.com")]
    [InlineData("https://idp.example.com:8443")]
    [InlineData("https://idp.example.com/realm")]
    [InlineData("https://user@idp.example.com")]
    [InlineData("https://idp.example.com=")]
    [InlineData("https://idp.example.com=ftp://127.0.0.1")]
    [InlineData("https://idp.example.com=http://127.0.0.1/realm")]
    [InlineData("=http://127.0.0.1")]
    public void Option_that_is_no_origin_stops_the_start(string option) =>
        Assert.Contains("--identity-provider", Assert.Throws<StartException>(() => IdentityProviderOptions.Read([option])).Message, StringComparison.Ordinal);
}
