using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>
/// The stock clients over the whole of IAM: the aws CLI's commands group by group (clients/commands/), boto3's paginators
/// and waiters. What is not served yet is in clients/awaited.txt.
/// </summary>
public sealed class CommandTests
{
    private const int NotServed = 3;
    private const int NotKnownToTheClient = 4;

    public static TheoryData<string> Groups => [.. Directory.EnumerateFiles(Checkout.Client("commands")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Commands_answer_as_typed(string group)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        var (code, output, errors) = await PythonAsync("commands.py", Address(server), Path.Combine(Checkout.Client("commands"), group + ".txt"));

        var message = output.Trim();
        Assert.SkipWhen(code == NotServed && Awaited().Contains(message), $"{message} is not served yet.");
        Assert.SkipWhen(code == NotKnownToTheClient, $"This aws CLI is too old for: {message}");
        Assert.True(code == 0, $"{output}\n{errors}\n{server.Errors}");
    }

    [Fact]
    public async Task Every_operation_that_is_served_is_typed()
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(Checkout.Root, "docs", "compatibility", "iam.md"), CancellationToken.None);
        var served = page.Where(line => line.Contains(" | yes | ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToList();
        Assert.NotEmpty(served);

        var missing = (await PythonAsync(["commands.py", "--missing", Checkout.Client("commands"), .. served])).Succeeded.Trim();

        Assert.Equal("", missing);
    }

    [Fact]
    public async Task What_is_awaited_is_not_implemented()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        foreach (var operation in Awaited())
        {
            var answer = await server.Client().IamAsync(operation);

            Assert.True(answer is { Status: 501 } && answer["Code"] == "NotImplemented", $"{operation} is served: take it out of clients/awaited.txt. {answer.Body}");
        }
    }

    [Fact]
    public async Task Small_pages_together_are_the_whole_answer()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        var (code, output, errors) = await PythonAsync("pages.py", Address(server), Checkout.Client("awaited.txt"));

        Assert.True(code == 0, $"{output}\n{errors}\n{server.Errors}");
    }

    [Fact]
    public async Task Waiters_see_what_appears_and_give_up_when_nothing_does()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);

        var (code, output, errors) = await PythonAsync("waiters.py", Address(server));

        Assert.True(code == 0, $"{output}\n{errors}\n{server.Errors}");
    }

    private static string[] Awaited() => File.ReadAllLines(Checkout.Client("awaited.txt"));

    private static string Address(ServerProcess server) => server.Url.GetLeftPart(UriPartial.Authority);

    private static Task<Outcome> PythonAsync(params string[] words) =>
        Command.RunAsync("python3", ["-W", "ignore", Checkout.Client(words[0]), .. words[1..]], AwsCli.Environment(RootKey.Id, RootKey.Secret));
}
