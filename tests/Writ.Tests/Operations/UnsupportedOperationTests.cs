using System.Text.Json;
using System.Text.Json.Nodes;
using Writ.Services.CloudTrail;
using Writ.Services.Operations;
using Writ.Services.Sts;
using Writ.Tests.Server;
using Writ.Tests.Wire;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>What AWS has and Writ lacks is refused by name; what nobody has is no operation.</summary>
public sealed class UnsupportedOperationTests(TestServer server) : OperationCases(server)
{
    /// <summary>One that stays unsupported for long; services of the query protocol have all of theirs, or soon will.</summary>
    public static TheoryData<string> Examples => ["cloudtrail:CreateChannel"];

    public static TheoryData<string> Services => [.. ServiceCatalog.OfAws.Select(service => service.SigningName)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Operation_that_only_AWS_has_is_refused_by_name_and_recorded(string operation)
    {
        await Server.ResetAsync();
        var run = new CaseRun(Server);
        var (service, name) = (operation.Split(':')[0], operation.Split(':')[1]);
        var nobody = await run.UserAsync("nobody");

        var answer = await run.CallAsync(operation, new JsonObject { ["Secret"] = "hunter2" }, nobody);

        Assert.Equal(501, answer.Status);
        Assert.Equal("NotImplemented", answer.ErrorCode);
        Assert.Equal($"The operation {name} of {service} is not implemented in this version of Writ. Nothing was changed.", answer.ErrorMessage);
        using var record = JsonDocument.Parse((await Server.LastEventAsync(name)).Document);
        Assert.Equal("NotImplemented", record.RootElement.GetProperty("errorCode").GetString());
        Assert.Equal(answer.ErrorMessage, record.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal("nobody", record.RootElement.GetProperty("userIdentity").GetProperty("userName").GetString());
        Assert.False(record.RootElement.GetProperty("readOnly").GetBoolean());
        Assert.Equal(JsonValueKind.Null, record.RootElement.GetProperty("requestParameters").ValueKind);
        Assert.Equal(JsonValueKind.Null, record.RootElement.GetProperty("responseElements").ValueKind);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Who_cannot_prove_who_calls_learns_nothing_of_it(string operation)
    {
        await Server.ResetAsync();

        var answer = await new CaseRun(Server).CallAsync(operation, [], new SigningCredentials(TestServer.RootKeyId, "wrong"));

        Assert.Equal(operation.StartsWith("sts:", StringComparison.Ordinal) ? "SignatureDoesNotMatch" : "InvalidSignatureException", answer.ErrorCode);
    }

    [Theory]
    [InlineData("iam:CreateUnicorn", "InvalidAction", "Could not find operation CreateUnicorn for version 2010-05-08")]
    [InlineData("iam:createuser", "InvalidAction", "Could not find operation createuser for version 2010-05-08")]
    [InlineData("sts:CreateChannel", "InvalidAction", "Could not find operation CreateChannel for version 2011-06-15")]
    [InlineData("cloudtrail:CreateUser", "UnknownOperationException", "Could not find operation CreateUser")]
    public async Task Name_that_AWS_does_not_have_there_is_no_operation(string operation, string code, string message)
    {
        await Server.ResetAsync();

        var answer = await new CaseRun(Server).CallAsync(operation, [], CaseRun.Root);

        Assert.Equal((400, code, message), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Names_are_those_of_the_model(string service) => Assert.Equal(ModelFacts.Of(service).Operations, UnsupportedOperations.NamesOf(service));

    [Fact]
    public void Operation_is_either_served_or_refused()
    {
        Assert.DoesNotContain(UnsupportedOperations.All, operation => OperationCatalog.Find(operation.Service, operation.Name) is not null);
        Assert.Null(UnsupportedOperations.Find(StsService.Name, nameof(GetCallerIdentity)));
        Assert.NotNull(UnsupportedOperations.Find(CloudTrailService.Name, "CreateChannel"));
    }

    [Fact]
    public void What_only_reads_is_recorded_as_reading()
    {
        Assert.True(UnsupportedOperations.Find(CloudTrailService.Name, "ListChannels")?.IsReadOnly);
        Assert.False(UnsupportedOperations.Find(CloudTrailService.Name, "DeleteChannel")?.IsReadOnly);
    }
}
