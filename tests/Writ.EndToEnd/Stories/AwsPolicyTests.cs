using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>The policies of AWS, as the stock aws CLI lists, reads and attaches them.</summary>
public sealed class AwsPolicyTests
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    [Fact]
    public async Task All_of_them_are_there_and_decide()
    {
        using var data = new TemporaryDirectory();
        string[] key;
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);
            await CheckListsAsync(root);
            await root.TextAsync("iam create-user --user-name alice");
            key = (await root.TextAsync("iam create-access-key --user-name alice --query 'AccessKey.[AccessKeyId,SecretAccessKey]'")).Split('\t');
            var alice = new AwsCli(server.Url, key[0], key[1]);
            Assert.Contains("(AccessDenied)", await alice.RefusedAsync("iam list-users"), StringComparison.Ordinal);
            await root.TextAsync($"iam attach-user-policy --user-name alice --policy-arn {ReadOnly}");
            await CheckReadsOnlyAsync(alice);
            await server.KillAsync();
        }

        await using var restarted = await ServerProcess.StartAsync(data.Path);
        var again = new AwsCli(restarted.Url, RootKey.Id, RootKey.Secret);
        var reader = new AwsCli(restarted.Url, key[0], key[1]);
        await CheckReadsOnlyAsync(reader);
        await again.TextAsync($"iam attach-user-policy --user-name alice --policy-arn {Administrator}");
        await reader.TextAsync("iam create-user --user-name bob");
        Assert.Equal("alice", await again.TextAsync($"iam list-entities-for-policy --policy-arn {Administrator} --query 'PolicyUsers[].UserName'"));
    }

    private static async Task CheckListsAsync(AwsCli root)
    {
        var names = (await root.TextAsync("iam list-policies --scope AWS --query 'Policies[].[PolicyName]'")).Split('\n');
        Assert.True(names.Length > 1_500, $"{names.Length} policies");
        Assert.Distinct(names);
        Assert.Contains("AdministratorAccess", names);
        var inSmallPages = (await root.TextAsync("iam list-policies --scope AWS --page-size 7 --path-prefix /job-function/ --query 'Policies[].[Arn]'")).Split('\n');
        Assert.True(inSmallPages.Length > 7, $"{inSmallPages.Length} policies");
        Assert.All(inSmallPages, arn => Assert.StartsWith("arn:aws:iam::aws:policy/job-function/", arn, StringComparison.Ordinal));
        Assert.Equal("*", await root.TextAsync($"iam get-policy-version --policy-arn {Administrator} --version-id v1 --query 'PolicyVersion.Document.Statement[0].Action'"));
        Assert.Contains("(AccessDenied)", await root.RefusedAsync($"iam delete-policy --policy-arn {Administrator}"), StringComparison.Ordinal);
    }

    private static async Task CheckReadsOnlyAsync(AwsCli cli)
    {
        Assert.Equal("alice", await cli.TextAsync("iam list-users --query 'Users[].UserName'"));
        Assert.EndsWith(
            "because no identity-based policy allows the iam:CreateUser action",
            await cli.RefusedAsync("iam create-user --user-name mallory"),
            StringComparison.Ordinal);
    }
}
