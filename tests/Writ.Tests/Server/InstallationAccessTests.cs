using Writ.Services.Installations;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Writ's own service gives keys of any account's root: only the account that the installation began with may call any of it.</summary>
public sealed class InstallationAccessTests(TestServer server) : IClassFixture<TestServer>
{
    public static TheoryData<string> Names => [.. OperationCatalog.All.Where(operation => operation.Service == InstallationsService.Name).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Administrator_of_another_account_may_call_none_of_it(string name)
    {
        var world = await World.MakeAsync(server);
        Assert.Equal(200, (await WireCall.SendAsync(server, "iam:ListUsers", [], world.Foreign)).Status); // his policy allows everything

        var answer = await WireCall.SendAsync(server, $"{InstallationsService.Name}:{name}", [], world.Foreign);

        Assert.Equal((400, "AccessDeniedException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("Only the account that the installation began with manages its accounts.", answer.ErrorMessage);
    }
}
