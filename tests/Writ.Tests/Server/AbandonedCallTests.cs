using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Writ.Server.Gateway;
using Writ.Services.Iam.Principals;
using Writ.Services.Operations;
using Writ.Tests.Services;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Calls whose client has gone away: what it cannot read any more was still done, and is on record.</summary>
public sealed class AbandonedCallTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("GetAccessKeyLastUsed", "&AccessKeyId={key}")]
    [InlineData("CreateUser", "&UserName=abandoned")]
    [InlineData("ListUsers", "")]
    public async Task Abandoned_call_is_on_record(string operation, string parameters)
    {
        var world = await World.MakeAsync(server);
        var query = $"Action={operation}&Version=2010-05-08{parameters.Replace("{key}", world.Admin.AccessKeyId, StringComparison.Ordinal)}";
        var http = Abandoned(new RawRequest { Method = "GET", Query = query }
            .With("Host", "localhost").Presign(World.Root, "iam", server.Clock.GetUtcNow()));

        await Pipeline().HandleAsync(http);

        Assert.Equal(operation, (await server.LastEventAsync(operation)).EventName);
    }

    private static DefaultHttpContext Abandoned(RawRequest request)
    {
        var http = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = request.Target;
        http.Request.Method = request.Method;
        http.Request.Host = new HostString("localhost");
        return http;
    }

    private Pipeline Pipeline()
    {
        var installation = server.Writ.Installation;
        var resolver = new CredentialResolver(installation.Vault, installation.Current, [installation.RootKey]);
        return new Pipeline(
            installation.Ledger, TestCalls.PlatformOf(server), new Authentication(resolver, new SigningKeyCache(), new IdleAccounts(installation.Ledger)), installation.Account, NullLogger.Instance);
    }
}
