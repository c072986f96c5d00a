using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Policy.Catalog;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Policies;

/// <summary>A delegated administrator is kept to entities that have a certain boundary: whatever changes such an entity asks with it.</summary>
public sealed class BoundaryQuestionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Key = "iam:PermissionsBoundary";
    private const string Boundary = "arn:aws:iam::111122223333:policy/boundary";
    private const string Policy = "arn:aws:iam::111122223333:policy/read";

    /// <summary>What says the boundary itself.</summary>
    private static readonly string[] OfRequest = ["CreateRole", "CreateUser", "PutRolePermissionsBoundary", "PutUserPermissionsBoundary"];

    private static readonly Dictionary<string, Func<Call, Authorization>> OfEntity = new(StringComparer.Ordinal)
    {
        ["AttachRolePolicy"] = call => AttachRolePolicy.Authorize(new() { RoleName = "app", PolicyArn = Policy }, call),
        ["AttachUserPolicy"] = call => AttachUserPolicy.Authorize(new() { UserName = "bob", PolicyArn = Policy }, call),
        ["DeleteRole"] = call => DeleteRole.Authorize(new() { RoleName = "app" }, call),
        ["DeleteRolePermissionsBoundary"] = call => DeleteRolePermissionsBoundary.Authorize(new() { RoleName = "app" }, call),
        ["DeleteRolePolicy"] = call => DeleteRolePolicy.Authorize(new() { RoleName = "app", PolicyName = "p" }, call),
        ["DeleteUserPermissionsBoundary"] = call => DeleteUserPermissionsBoundary.Authorize(new() { UserName = "bob" }, call),
        ["DeleteUserPolicy"] = call => DeleteUserPolicy.Authorize(new() { UserName = "bob", PolicyName = "p" }, call),
        ["DetachRolePolicy"] = call => DetachRolePolicy.Authorize(new() { RoleName = "app", PolicyArn = Policy }, call),
        ["DetachUserPolicy"] = call => DetachUserPolicy.Authorize(new() { UserName = "bob", PolicyArn = Policy }, call),
        ["GetRole"] = call => GetRole.Authorize(new() { RoleName = "app" }, call),
        ["PutRolePolicy"] = call => PutRolePolicy.Authorize(new() { RoleName = "app", PolicyName = "p", PolicyDocument = "{}" }, call),
        ["PutUserPolicy"] = call => PutUserPolicy.Authorize(new() { UserName = "bob", PolicyName = "p", PolicyDocument = "{}" }, call),
        ["UpdateAssumeRolePolicy"] = call => UpdateAssumeRolePolicy.Authorize(new() { RoleName = "app", PolicyDocument = "{}" }, call),
        ["UpdateRole"] = call => UpdateRole.Authorize(new() { RoleName = "app" }, call),
        ["UpdateRoleDescription"] = call => UpdateRoleDescription.Authorize(new() { RoleName = "app", Description = "" }, call),
    };

    public static TheoryData<string> Names => [.. OfEntity.Keys];

    [Fact]
    public void Every_action_that_has_the_key_is_known_here()
    {
        var having = OperationCatalog.All.Where(operation => operation.Service == "iam")
            .Select(operation => ActionCatalog.Aws.FindAction("iam:" + operation.Name)).OfType<CatalogAction>()
            .Where(action => action.ConditionKeys.Concat(action.ResourceTypes.SelectMany(type => type.ConditionKeys)).Any(key => key.Name == Key));

        Assert.Equal(OfRequest.Concat(OfEntity.Keys).Order(StringComparer.Ordinal), having.Select(action => action.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Question_says_the_boundary_that_the_entity_has(string operation)
    {
        Assert.Equal([Boundary], Asked(operation, Boundary));
        Assert.Null(Asked(operation, boundary: null));
    }

    private IReadOnlyList<string>? Asked(string operation, string? boundary)
    {
        var draft = new Draft(AccountState.New(TestServer.Account));
        draft.Put(IamState.Users, new User { Name = "bob", Path = "/", Id = "AIDABOB", CreateDate = TestClock.Start, PermissionsBoundary = boundary });
        draft.Put(IamState.Roles, new Role
        {
            Name = "app",
            Path = "/",
            Id = "AROAAPP",
            CreateDate = TestClock.Start,
            TrustPolicy = new PolicyText("{}"),
            PermissionsBoundary = boundary,
        });
        return OfEntity[operation](TestCalls.As(server, draft.State)).Questions[0].Keys.FirstOrDefault(key => key.Key == Key).Value;
    }
}
