using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>CloudTrail names a query service's errors by their shapes, the wire by their codes.</summary>
public sealed class AuditCodeTests(TestServer server) : OperationCases(server)
{
    [Theory]
    [InlineData("iam:GetUser", """{"UserName": "nobody"}""", "NoSuchEntity", "NoSuchEntityException")]
    [InlineData("iam:CreateUser", """{"UserName": "a b"}""", "ValidationError", "ValidationException")]
    [InlineData("iam:ChangePassword", """{"OldPassword": "Old-Horse-7", "NewPassword": "New-Horse-8"}""", "InvalidUserType", "InvalidUserTypeException")]
    [InlineData("iam:CreatePolicy", """{"PolicyName": "p", "PolicyDocument": "{}"}""", "MalformedPolicyDocument", "MalformedPolicyDocumentException")]
    [InlineData("sts:AssumeRole", """{"RoleArn": "arn:aws:iam::111122223333:role/R", "RoleSessionName": "one"}""", "AccessDenied", "AccessDenied")]
    public async Task Record_has_the_name_of_the_error(string call, string parameters, string code, string recorded)
    {
        await Server.ResetAsync();

        var answer = await new CaseRun(Server).CallAsync(call, JsonNode.Parse(parameters)?.AsObject() ?? [], CaseRun.Root);

        using var record = JsonDocument.Parse((await Server.LastEventAsync(call.Split(':')[1])).Document);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(recorded, record.RootElement.GetProperty("errorCode").GetString());
    }
}
