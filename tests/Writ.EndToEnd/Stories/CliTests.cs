using System.Text.Json;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>The story as an operator types it, with the stock aws CLI, in JSON and in text.</summary>
public sealed class CliTests
{
    private const string Trust = """'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ALICE"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}'""";
    private const string ReadUsers = """'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:ListUsers","iam:GetUser"],"Resource":"*"}}'""";
    private const string Everything = """'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'""";

    [Fact]
    public async Task Story_holds_over_a_kill()
    {
        using var data = new TemporaryDirectory();
        Person alice;
        await using (var server = await ServerProcess.StartAsync(data.Path))
        {
            var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);
            alice = await MakePeopleAsync(root);
            await ActAsAliceAsync(root, new AwsCli(server.Url, alice.KeyId, alice.Secret), alice);
            await ActInARoleAsync(root, server.Url, alice);
            await server.KillAsync();
        }

        await using var restarted = await ServerProcess.StartAsync(data.Path);
        var again = new AwsCli(restarted.Url, RootKey.Id, RootKey.Secret);
        await CheckAsync(again, alice);
        await CheckAuditAsync(again, alice);
        await RemoveAsync(again, alice);
    }

    private static async Task<Person> MakePeopleAsync(AwsCli root)
    {
        var account = await root.TextAsync("sts get-caller-identity --query Account");
        var group = await root.JsonAsync("iam create-group --group-name readers --path /cli/");
        Assert.Equal($"arn:aws:iam::{account}:group/cli/readers", Text(group, "Group", "Arn"));
        var user = await root.JsonAsync("iam create-user --user-name alice --tags Key=team,Value='blue team'");
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", Text(user, "User", "CreateDate"));
        Assert.Equal("", await root.TextAsync("iam add-user-to-group --group-name readers --user-name alice"));
        var policy = await root.TextAsync($"iam create-policy --policy-name read-users --policy-document {ReadUsers} --query Policy.Arn");
        Assert.Equal($"arn:aws:iam::{account}:policy/read-users", policy);
        var key = (await root.TextAsync("iam create-access-key --user-name alice --query 'AccessKey.[AccessKeyId,SecretAccessKey]'")).Split('\t');
        return new Person(account, Text(user, "User", "Arn"), key[0], key[1], policy);
    }

    private static async Task ActAsAliceAsync(AwsCli root, AwsCli cli, Person alice)
    {
        Assert.Equal(alice.Arn, await cli.TextAsync("sts get-caller-identity --query Arn"));
        var refusal = await cli.RefusedAsync("iam list-users");
        Assert.Equal(
            $"An error occurred (AccessDenied) when calling the ListUsers operation: User: {alice.Arn} is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::{alice.Account}:user/ because no identity-based policy allows the iam:ListUsers action",
            LastLine(refusal));
        await root.TextAsync($"iam attach-group-policy --group-name readers --policy-arn {alice.Policy}");
        Assert.Equal("alice", await cli.TextAsync("iam list-users --query 'Users[].UserName'"));
        Assert.Contains("(AccessDenied)", await cli.RefusedAsync("iam create-user --user-name mallory"), StringComparison.Ordinal);
        Assert.Contains("(EntityAlreadyExists)", await root.RefusedAsync("iam create-user --user-name ALICE"), StringComparison.Ordinal);
        Assert.Contains("(SignatureDoesNotMatch)", await new AwsCli(cli.Url, alice.KeyId, "wrong").RefusedAsync("iam list-users"), StringComparison.Ordinal);
    }

    private static async Task ActInARoleAsync(AwsCli root, Uri url, Person alice)
    {
        var trust = Trust.Replace("ALICE", alice.Arn, StringComparison.Ordinal);
        var role = await root.TextAsync($"iam create-role --role-name operator --assume-role-policy-document {trust} --query Role.Arn");
        await root.TextAsync($"iam put-role-policy --role-name operator --policy-name everything --policy-document {Everything}");
        var given = await new AwsCli(url, alice.KeyId, alice.Secret).JsonAsync(
            $"sts assume-role --role-arn {role} --role-session-name cli-session --policy {ReadUsers} --tags Key=project,Value=apollo --source-identity alice");
        Assert.Equal("alice", Text(given, "SourceIdentity"));
        string Credential(string name) => Text(given, "Credentials", name);
        var session = new AwsCli(url, Credential("AccessKeyId"), Credential("SecretAccessKey"), Credential("SessionToken"));

        Assert.Equal($"arn:aws:sts::{alice.Account}:assumed-role/operator/cli-session", await session.TextAsync("sts get-caller-identity --query Arn"));
        Assert.Equal("alice", await session.TextAsync("iam list-users --query 'Users[].UserName'"));
        Assert.EndsWith(
            "because no session policy allows the iam:CreateUser action",
            await session.RefusedAsync("iam create-user --user-name mallory"),
            StringComparison.Ordinal);
    }

    /// <summary>All of it is there after the restart, and what the secret gave before it gives again.</summary>
    private static async Task CheckAsync(AwsCli root, Person alice)
    {
        var user = await root.JsonAsync("iam get-user --user-name alice");
        Assert.Equal(alice.Arn, Text(user, "User", "Arn"));
        Assert.Equal("team\tblue team", await root.TextAsync("iam list-user-tags --user-name alice --query 'Tags[].[Key,Value]'"));
        Assert.Equal("readers", await root.TextAsync("iam list-groups-for-user --user-name alice --query 'Groups[].GroupName'"));
        var role = await root.JsonAsync("iam get-role --role-name operator");
        Assert.Equal(alice.Arn, Text(role, "Role", "AssumeRolePolicyDocument", "Statement", "Principal", "AWS"));
        var version = await root.JsonAsync($"iam get-policy-version --policy-arn {alice.Policy} --version-id v1");
        Assert.Equal("Allow", Text(version, "PolicyVersion", "Document", "Statement", "Effect"));
        Assert.Equal("alice", await new AwsCli(root.Url, alice.KeyId, alice.Secret).TextAsync("iam list-users --query 'Users[].UserName'"));
    }

    private static async Task CheckAuditAsync(AwsCli root, Person alice)
    {
        var byUser = await EventsAsync(root, "Username", "alice");
        Assert.Superset(new HashSet<string>(["GetCallerIdentity", "ListUsers", "CreateUser", "AssumeRole"]), byUser);
        Assert.Equal(byUser, await EventsAsync(root, "AccessKeyId", alice.KeyId));
        Assert.Superset(new HashSet<string>(["GetCallerIdentity", "ListUsers", "CreateUser"]), await EventsAsync(root, "Username", "cli-session"));
        Assert.Superset(new HashSet<string>(["CreateRole", "PutRolePolicy"]), await EventsAsync(root, "ResourceName", "operator"));
        Assert.Equal(["CreateGroup"], await EventsAsync(root, "EventName", "CreateGroup"));
        var text = await root.TextAsync("cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRole --query 'Events[].CloudTrailEvent'");
        using var record = JsonDocument.Parse(text);
        Assert.Equal("alice", record.RootElement.GetProperty("userIdentity").GetProperty("userName").GetString());
        Assert.Equal("cli-session", record.RootElement.GetProperty("requestParameters").GetProperty("roleSessionName").GetString());
    }

    private static async Task RemoveAsync(AwsCli root, Person alice)
    {
        Assert.Contains("(DeleteConflict)", await root.RefusedAsync("iam delete-user --user-name alice"), StringComparison.Ordinal);
        foreach (var command in (string[])
            [
                "iam delete-role-policy --role-name operator --policy-name everything", "iam delete-role --role-name operator",
                $"iam delete-access-key --user-name alice --access-key-id {alice.KeyId}", "iam remove-user-from-group --group-name readers --user-name alice",
                "iam delete-user --user-name alice", $"iam detach-group-policy --group-name readers --policy-arn {alice.Policy}",
                "iam delete-group --group-name readers", $"iam delete-policy --policy-arn {alice.Policy}",
            ])
        {
            Assert.Equal("", await root.TextAsync(command));
        }

        Assert.Contains("(InvalidClientTokenId)", await new AwsCli(root.Url, alice.KeyId, alice.Secret).RefusedAsync("sts get-caller-identity"), StringComparison.Ordinal);
        Assert.Equal("0\t0\t0\t0", await root.TextAsync("iam get-account-summary --query 'SummaryMap.[Users,Groups,Roles,Policies]'"));
    }

    private static async Task<HashSet<string>> EventsAsync(AwsCli root, string attribute, string value)
    {
        var names = await root.TextAsync($"cloudtrail lookup-events --page-size 5 --lookup-attributes AttributeKey={attribute},AttributeValue={value} --query 'Events[].[EventName]'");
        return [.. names.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string LastLine(string text) => text.Split('\n')[^1];

    private static string Text(JsonElement json, params string[] path) => path.Aggregate(json, (node, name) => node.GetProperty(name)).GetString() ?? "";

    private sealed record Person(string Account, string Arn, string KeyId, string Secret, string Policy);
}
