using System.Globalization;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Durability;

/// <summary>Clients that want the same thing at the same time.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Of_two_that_create_a_name_one_wins_and_the_other_is_told()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        for (var turn = 0; turn < 100; turn++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"both-{turn}");

            var answers = await Task.WhenAll(
                server.Client().IamAsync("CreateUser", ("UserName", name)),
                server.Client().IamAsync("CreateUser", ("UserName", name.ToUpperInvariant())));

            Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
            Assert.Equal("EntityAlreadyExists", answers.Single(answer => answer.Status == 409)["Code"]);
        }
    }

    [Fact]
    public async Task Sixteen_clients_read_their_own_writes()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            var client = server.Client();
            for (var turn = 0; turn < 50; turn++)
            {
                (string Name, string Value) user = ("UserName", string.Create(CultureInfo.InvariantCulture, $"client-{number}-{turn}"));
                _ = (await client.IamAsync("CreateUser", user)).Succeeded;
                Assert.Equal(user.Value, (await client.IamAsync("GetUser", user)).Succeeded["UserName"]);
                _ = (await client.IamAsync("DeleteUser", user)).Succeeded;
                Assert.Equal("NoSuchEntity", (await client.IamAsync("GetUser", user))["Code"]);
            }
        })));

        Assert.Empty((await server.Client().IamAsync("ListUsers")).Succeeded.All("UserName"));
    }

    [Fact]
    public async Task Two_access_keys_at_once_do_not_pass_the_quota()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = server.Client();
        _ = (await root.IamAsync("CreateUser", ("UserName", "holder"))).Succeeded;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => root.IamAsync("CreateAccessKey", ("UserName", "holder"))));

        Assert.Equal(2, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal("LimitExceeded", answer["Code"]));
    }
}
