using Writ.Wire.RestJson;
using Xunit;

namespace Writ.Tests.Wire.RestJson;

public sealed class HttpRouteTests
{
    [Theory]
    [InlineData("/things", "/things", "")]
    [InlineData("/things/{Id}", "/things/a", "Id=a")]
    [InlineData("/things/{Id}/parts/{Part}", "/things/a/parts/b", "Id=a,Part=b")]
    [InlineData("/things/{Id}", "/things/a%2Fb%20c+d%25", "Id=a/b c+d%")]
    [InlineData("/things/{Id}", "/things/%C3%A9", "Id=\u00e9")]
    [InlineData("/things/{Id}", "/things/%2e%2e", "Id=..")]
    [InlineData("/keys/{Key+}", "/keys/a/b%2Fc/d", "Key=a/b/c/d")]
    [InlineData("/keys/{Key+}/tags", "/keys/a/b/tags", "Key=a/b")]
    [InlineData("/keys/{Key+}/tags", "/keys/tags/tags", "Key=tags")]
    public void Path_of_the_route_gives_its_labels(string route, string path, string labels)
    {
        Assert.True(HttpRoute.Parse("GET " + route).TryMatch(path, out var found));

        Assert.Equal(labels, string.Join(',', found.Select(label => $"{label.Key}={label.Value}")));
    }

    [Theory]
    [InlineData("/things", "/Things")]
    [InlineData("/things", "/things/")]
    [InlineData("/things", "//things")]
    [InlineData("/things", "/thing%73")]
    [InlineData("/things", "things")]
    [InlineData("/things", "")]
    [InlineData("/things", "/")]
    [InlineData("/things/{Id}", "/things")]
    [InlineData("/things/{Id}", "/things/")]
    [InlineData("/things/{Id}", "/things/a/b")]
    [InlineData("/things/{Id}", "/things/.")]
    [InlineData("/things/{Id}", "/things/..")]
    [InlineData("/things/{Id}", "/x/../things/a")]
    [InlineData("/things/{Id}", "/things/%")]
    [InlineData("/things/{Id}", "/things/%zz")]
    [InlineData("/things/{Id}", "/things/%ff")]
    [InlineData("/keys/{Key+}", "/keys")]
    [InlineData("/keys/{Key+}", "/keys/a//b")]
    [InlineData("/keys/{Key+}", "/keys/a/../b")]
    [InlineData("/keys/{Key+}/tags", "/keys/tags")]
    public void Other_path_is_not_taken(string route, string path) => Assert.False(HttpRoute.Parse("GET " + route).TryMatch(path, out _));

    [Theory]
    [InlineData("/things")]
    [InlineData("GET things")]
    [InlineData("GET")]
    [InlineData("GET /a?b")]
    [InlineData("GET /{A+}/{B+}")]
    public void What_is_no_route_is_a_mistake_of_the_declaration(string text) => Assert.Throws<FormatException>(() => HttpRoute.Parse(text));

    [Fact]
    public void Table_asks_the_most_telling_route_first()
    {
        string[] routes = ["GET /{A+}", "GET /{A}", "GET /a", "POST /a", "GET /a/{B}", "GET /a/b", "GET /{A}/b", "GET /{A+}/z"];
        var table = new RouteTable<string>(routes.Select(route => (HttpRoute.Parse(route), route)));

        Assert.Equal("GET /a", table.Find("GET", "/a", out _));
        Assert.Equal("POST /a", table.Find("POST", "/a", out _));
        Assert.Equal("GET /{A}", table.Find("GET", "/x", out _));
        Assert.Equal("GET /a/b", table.Find("GET", "/a/b", out _));
        Assert.Equal("GET /a/{B}", table.Find("GET", "/a/x", out _));
        Assert.Equal("GET /{A}/b", table.Find("GET", "/x/b", out _));
        Assert.Equal("GET /{A+}/z", table.Find("GET", "/x/y/z", out var labels));
        Assert.Equal("x/y", labels["A"]);
        Assert.Equal("GET /{A+}", table.Find("GET", "/x/y/w", out _));
        Assert.Null(table.Find("DELETE", "/a", out _));
        Assert.Null(table.Find("get", "/a", out _));
    }

    [Fact]
    public void No_path_throws() => Samples.ForAll(Samples.Utf16, 2_000, path =>
    {
        foreach (var route in new[] { "GET /a/{B}", "GET /{A+}", "GET /{A+}/b" })
        {
            HttpRoute.Parse(route).TryMatch("/" + path, out _);
        }
    });
}
