using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Services.Iam;
using Writ.Services.Iam.DelegationRequests;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts;

/// <summary>A requestor, whoever approves, and the steps of a delegation between them.</summary>
internal sealed class DelegationRoom(TestServer server, World world)
{
    public const string ListUsers = "iam:ListUsers";

    public const string OtherRole = "arn:aws:iam::444455556666:role/role";

    public async Task<(WireAnswer Answer, SigningCredentials Delegated)> TradeAsync(SigningCredentials approver, AccountId? owner = null, string action = ListUsers) =>
        await TradeAsync(await TokenAsync(approver, owner ?? World.OtherAccount, action));

    public async Task<(WireAnswer Answer, SigningCredentials Delegated)> TradeAsync(string token)
    {
        var answer = await CallAsync("sts:GetDelegatedAccessToken", world.Admin, new JsonObject { ["TradeInToken"] = token });
        return (answer, Session(answer));
    }

    /// <summary>A request for an action goes all its way; the token is made as its delivery would.</summary>
    public async Task<string> TokenAsync(SigningCredentials approver, AccountId owner, string action = ListUsers)
    {
        var id = await RequestAsync(owner, action);
        foreach (var step in new[] { "AssociateDelegationRequest", "AcceptDelegationRequest", "SendDelegationToken" })
        {
            await StepAsync(step, id, approver);
        }

        return TokenOf(id);
    }

    public async Task<string> RequestAsync(AccountId owner, string action = ListUsers)
    {
        var template = "template-" + action.Replace(':', '-').Replace("*", "any", StringComparison.Ordinal);
        await CallAsync("iam:CreatePolicy", world.Admin, new JsonObject
        {
            ["PolicyName"] = template,
            ["PolicyDocument"] = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":"*"}}""",
        });
        var created = await CallAsync("iam:CreateDelegationRequest", world.Admin, new JsonObject
        {
            ["Description"] = "d",
            ["Permissions"] = new JsonObject { ["PolicyTemplateArn"] = "arn:aws:iam::111122223333:policy/" + template },
            ["RequestorWorkflowId"] = IdSource.Cryptographic.Uuid(),
            ["NotificationChannel"] = "arn:aws:sns:us-east-1:111122223333:topic",
            ["SessionDuration"] = 3_600,
            ["OwnerAccountId"] = owner.ToString(),
        });
        Assert.True(created.Status == 200, created.Text);
        return (string?)created.Members?["DelegationRequestId"] ?? "";
    }

    public async Task StepAsync(string step, string id, SigningCredentials approver)
    {
        var answer = await CallAsync("iam:" + step, approver, new JsonObject { ["DelegationRequestId"] = id });
        Assert.True(answer.Status == 200, $"{step}: {answer.Text}");
    }

    public string TokenOf(string id)
    {
        var request = server.Writ.Installation.Current(TestServer.Account)?.Get(IamState.DelegationRequests, id)
            ?? throw new InvalidOperationException("The request is not kept.");
        return DelegationToken.Seal(server.Writ.Installation.Vault, request);
    }

    public async Task<SigningCredentials> AssumeAsync(SigningCredentials caller, JsonObject? more = null) => Session(await AskToAssumeAsync(caller, more));

    public Task<WireAnswer> AskToAssumeAsync(SigningCredentials caller, JsonObject? more = null)
    {
        var parameters = more ?? [];
        parameters["RoleArn"] = OtherRole;
        parameters["RoleSessionName"] = "next";
        return CallAsync("sts:AssumeRole", caller, parameters);
    }

    public Task<WireAnswer> CallAsync(string operation, SigningCredentials credentials, JsonObject? parameters = null) =>
        WireCall.SendAsync(server, operation, parameters ?? [], credentials);

    public static SigningCredentials Session(WireAnswer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        var given = answer.Members?["Credentials"];
        return new SigningCredentials((string?)given?["AccessKeyId"] ?? "", (string?)given?["SecretAccessKey"] ?? "", (string?)given?["SessionToken"]);
    }
}
