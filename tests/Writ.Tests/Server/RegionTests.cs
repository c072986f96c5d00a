using System.Text;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>In a Region that its account has not opted in to nobody is known.</summary>
public sealed class RegionTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World _world = null!; // made before each test

    public async ValueTask InitializeAsync() => _world = await World.MakeAsync(server);

    public async ValueTask DisposeAsync() => await server.ResetAsync();

    [Fact]
    public async Task Region_is_open_from_when_it_is_enabled_until_it_is_disabled()
    {
        Assert.Equal((403, "InvalidClientTokenId"), await WhoAmIAsync(_world.Admin, "af-south-1"));

        await SwitchAsync("EnableRegion");
        Assert.Equal((403, "InvalidClientTokenId"), await WhoAmIAsync(_world.Admin, "af-south-1"));
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((200, null), await WhoAmIAsync(_world.Admin, "af-south-1"));
        Assert.Equal((403, "InvalidClientTokenId"), await WhoAmIAsync(_world.Foreign, "af-south-1"));

        await SwitchAsync("DisableRegion");
        Assert.Equal((200, null), await WhoAmIAsync(_world.Admin, "af-south-1"));
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((403, "InvalidClientTokenId"), await WhoAmIAsync(_world.Admin, "af-south-1"));
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-west-3")]
    [InlineData("local")]
    public async Task Region_that_needs_no_opting_in_is_open(string region) => Assert.Equal((200, null), await WhoAmIAsync(_world.Admin, region));

    [Fact]
    public async Task Service_of_all_Regions_is_open_in_all()
    {
        var request = RawRequest.Of(server.Url.Authority, "iam", "ListUsers").Sign(_world.Admin, "iam", TestClock.Start, "af-south-1");

        Assert.Equal(200, (await RawConnection.SendAsync(server.Url, request)).Status);
    }

    private async Task SwitchAsync(string operation)
    {
        var request = RawRequest.Of(server.Url.Authority, "account", operation) with { Body = Encoding.UTF8.GetBytes("""{"RegionName":"af-south-1"}""") };

        Assert.Equal(200, (await RawConnection.SendAsync(server.Url, request.Sign(_world.Admin, "account", server.Clock.GetUtcNow()))).Status);
    }

    private async Task<(int Status, string? Code)> WhoAmIAsync(SigningCredentials credentials, string region)
    {
        var request = RawRequest.Of(server.Url.Authority, "sts", "GetCallerIdentity").Sign(credentials, "sts", server.Clock.GetUtcNow(), region);
        var answer = await RawConnection.SendAsync(server.Url, request);
        return (answer.Status, answer.Error.Code);
    }
}
