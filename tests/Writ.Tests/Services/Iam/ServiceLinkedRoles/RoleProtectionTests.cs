using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Wire.Shapes;
using Xunit;

namespace Writ.Tests.Services.Iam.ServiceLinkedRoles;

/// <summary>Also an operation that is added later must leave service-linked roles alone, or stand in the list of those that may not.</summary>
public sealed class RoleProtectionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Role = "AWSServiceRoleForECS";

    private static readonly string[] Permitted = ["DeleteServiceLinkedRole", "TagRole", "UntagRole", "UpdateRole", "UpdateRoleDescription"];

    private static readonly JsonObject Values = new()
    {
        ["RoleName"] = Role,
        ["PolicyArn"] = "arn:aws:iam::aws:policy/ReadOnlyAccess",
        ["PermissionsBoundary"] = "arn:aws:iam::aws:policy/ReadOnlyAccess",
        ["PolicyName"] = "p",
        ["InstanceProfileName"] = "profile",
        ["Description"] = "d",
        ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "k", ["Value"] = "v" }),
        ["TagKeys"] = new JsonArray("k"),
    };

    public static TheoryData<string> Changes =>
        [.. OperationCatalog.All.Where(operation => operation.Service == "iam" && !operation.IsReadOnly && NamesRole(operation)).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Service_linked_role_is_changed_by_permitted_operations_only(string operation)
    {
        await server.ResetAsync();
        await DoAsync("CreateServiceLinkedRole", new JsonObject { ["AWSServiceName"] = "ecs.amazonaws.com" });
        await DoAsync("CreateInstanceProfile", new JsonObject { ["InstanceProfileName"] = "profile" });

        var answer = await CallAsync(operation, Request(operation));

        Assert.Equal(Permitted.Contains(operation) ? null : "UnmodifiableEntity", answer.ErrorCode);
    }

    [Fact]
    public void Permitted_operations_exist() => Assert.All(Permitted, operation => Assert.Contains(operation, Changes.Select(row => row.Data)));

    private static bool NamesRole(OperationDescriptor operation) =>
        operation.Name != "CreateRole" && operation.Request.Members.Any(member => member.Name == "RoleName");

    private static JsonObject Request(string operation)
    {
        var members = OperationCatalog.Find("iam", operation)?.Request.Members ?? [];
        return new JsonObject(members.Where(member => member.Required).Select(member => KeyValuePair.Create(member.Name, Value(operation, member))));
    }

    private static JsonNode? Value(string operation, MemberSchema member) => member.Name != "PolicyDocument" ? Values[member.Name]?.DeepClone()
        : operation == "UpdateAssumeRolePolicy" ? """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}"""
        : """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

    private async Task DoAsync(string operation, JsonObject parameters)
    {
        var answer = await CallAsync(operation, parameters);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private Task<WireAnswer> CallAsync(string operation, JsonObject parameters) => WireCall.SendAsync(server, "iam:" + operation, parameters, World.Root);
}
