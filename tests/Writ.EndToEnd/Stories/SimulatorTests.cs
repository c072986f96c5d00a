using System.Text.Json;
using Writ.EndToEnd.Harness;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>The policy simulator and encoded authorization messages, with the stock aws CLI.</summary>
public sealed class SimulatorTests
{
    private const string OwnObjects = """'{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/*"},{"Sid":"NoUsers","Effect":"Deny","Action":"iam:CreateUser","Resource":"*"}]}'""";
    private const string Dated = """'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}'""";
    private const string Later = "ContextKeyName='aws:CurrentTime',ContextKeyValues='2019-04-25T11:00:00Z',ContextKeyType=date";

    [Fact]
    public async Task Policies_are_simulated_as_AWS_shows_it()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);

        var custom = await root.JsonAsync($"iam simulate-custom-policy --policy-input-list {Dated} --action-names dynamodb:CreateBackup --context-entries {Later}");
        var keys = await root.TextAsync($"iam get-context-keys-for-custom-policy --policy-input-list {Dated} --query ContextKeyNames");

        var result = custom.GetProperty("EvaluationResults")[0];
        Assert.Equal("allowed", result.GetProperty("EvalDecision").GetString());
        var statement = result.GetProperty("MatchedStatements")[0];
        Assert.Equal("PolicyInputList.1", statement.GetProperty("SourcePolicyId").GetString());
        Assert.Equal((1, 38), Position(statement, "StartPosition"));
        Assert.Equal((1, 167), Position(statement, "EndPosition"));
        Assert.Equal("aws:CurrentTime", keys);
    }

    [Fact]
    public async Task Principals_are_simulated_page_by_page_and_their_refusals_decoded()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = new AwsCli(server.Url, RootKey.Id, RootKey.Secret);
        var arn = await root.TextAsync("iam create-user --user-name alice --query User.Arn");
        await root.TextAsync($"iam put-user-policy --user-name alice --policy-name own --policy-document {OwnObjects}");
        var key = (await root.TextAsync("iam create-access-key --user-name alice --query 'AccessKey.[AccessKeyId,SecretAccessKey]'")).Split('\t');

        var decisions = await root.TextAsync(
            $"iam simulate-principal-policy --policy-source-arn {arn} --page-size 1 --action-names s3:GetObject s3:PutObject iam:CreateUser ec2:RunInstances "
            + "--resource-arns arn:aws:s3:::b/alice/k --query 'EvaluationResults[].EvalDecision'");
        var keys = await root.TextAsync($"iam get-context-keys-for-principal-policy --policy-source-arn {arn} --query ContextKeyNames");
        var refused = await new SignedClient(server.Url, new SigningCredentials(key[0], key[1])).IamAsync("CreateUser", ("UserName", "bob"));
        var decoded = await root.TextAsync($"sts decode-authorization-message --encoded-message {refused.Headers["x-writ-authorization-message"]} --query DecodedMessage");

        Assert.Equal(["allowed", "allowed", "explicitDeny", "implicitDeny"], decisions.Split(['\t', '\n']));
        Assert.Equal("aws:username", keys);
        using var message = JsonDocument.Parse(decoded);
        Assert.True(message.RootElement.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal("NoUsers", message.RootElement.GetProperty("matchedStatements").GetProperty("items")[0].GetProperty("statementId").GetString());
        Assert.Equal("iam:CreateUser", message.RootElement.GetProperty("context").GetProperty("action").GetString());
        Assert.Contains("(InvalidAuthorizationMessageException)", await root.RefusedAsync("sts decode-authorization-message --encoded-message nonsense"), StringComparison.Ordinal);
    }

    private static (int Line, int Column) Position(JsonElement statement, string name) =>
        (statement.GetProperty(name).GetProperty("Line").GetInt32(), statement.GetProperty(name).GetProperty("Column").GetInt32());
}
