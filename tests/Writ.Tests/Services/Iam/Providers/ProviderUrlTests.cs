using Writ.Services.Iam.Providers.OpenIdConnect;
using Xunit;

namespace Writ.Tests.Services.Iam.Providers;

public sealed class ProviderUrlTests
{
    [Theory]
    [InlineData("https://idp.example.com")]
    [InlineData("https://idp.example.com/")]
    [InlineData("https://IDP.example.com/A/b")]
    [InlineData("https://localhost/realms/x")]
    [InlineData("https://10.0.0.1/a%20b;c=d,e:f@g")]
    public void Url_is_kept_without_its_scheme(string url) => Assert.Equal(url["https://".Length..], ProviderUrl.Parse(url).Value);

    [Theory]
    [InlineData("", "ValidationError")]
    [InlineData("idp.example.com", "ValidationError")]
    [InlineData("https://", "ValidationError")]
    [InlineData("://idp.example.com", "ValidationError")]
    [InlineData("http://idp.example.com", "InvalidInput")]
    [InlineData("HTTPS://idp.example.com", "InvalidInput")]
    [InlineData("https:///path", "InvalidInput")]
    [InlineData("https://user@idp.example.com", "InvalidInput")]
    [InlineData("https://idp.example.com:8443/a", "InvalidInput")]
    [InlineData("https://[::1]/a", "InvalidInput")]
    [InlineData("https://idp.example.com?x=y", "InvalidInput")]
    [InlineData("https://idp.example.com/a?x=y", "InvalidInput")]
    [InlineData("https://idp.example.com/#a", "InvalidInput")]
    [InlineData("https://idp..example.com", "InvalidInput")]
    [InlineData("https://-idp.example.com", "InvalidInput")]
    [InlineData("https://idp.example.com/a b", "InvalidInput")]
    [InlineData("https://idp.example.com/*", null)]
    [InlineData("https://*.example.com/", "InvalidInput")]
    [InlineData("https://ídp.example.com", "InvalidInput")]
    [InlineData("https://idp.example.com/\u0001", "InvalidInput")]
    public void Url_of_another_form_is_refused(string url, string? code) => Assert.Equal(code, ProviderUrl.Parse(url).Error?.Code);

    [Fact]
    public void Providers_are_told_apart_by_case_and_by_every_character()
    {
        Assert.NotEqual(OpenIdConnectProvider.KeyOf("a.example/x"), OpenIdConnectProvider.KeyOf("a.example/X"), StringComparer.OrdinalIgnoreCase);
        Assert.NotEqual(OpenIdConnectProvider.KeyOf("a.example/x"), OpenIdConnectProvider.KeyOf("a.example/x/"), StringComparer.OrdinalIgnoreCase);
    }
}
