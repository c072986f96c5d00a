using System.Text.Json.Nodes;
using Writ.Kernel;
using Writ.Policy;
using Writ.Services.Sts;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Writ.Tests.Services.Sts.Matrix;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Services.Sts.Attacks;

/// <summary>No guardrail binds a service-linked role, which is why nobody but its service may have a session of it, or change what it may.</summary>
public sealed class LinkedRoleTests(MatrixWorld world) : IClassFixture<MatrixWorld>
{
    private const string Member = "222222222222";
    private const string RoleArn = $"arn:aws:iam::{Member}:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer";

    [Fact]
    public async Task Service_linked_role_is_bound_by_no_guardrail_and_taken_by_nobody()
    {
        await world.GuardAsync(null);
        var root = world.RootOf(Member);
        var made = await world.DoAsync("iam:CreateServiceLinkedRole", new() { ["AWSServiceName"] = "access-analyzer.amazonaws.com" }, root);
        var linked = Session((string?)made.Members?["Role"]?["RoleId"] ?? "");
        var user = await UserAsync(root);

        await world.GuardAsync(new JsonObject { ["scps"] = new JsonArray(Document("Deny"), Document("Allow")), ["rcps"] = Document("Deny", "*") });

        await world.DoAsync("iam:ListRoles", [], linked);
        Assert.Equal("AccessDenied", (await CallAsync("iam:ListRoles", [], user)).ErrorCode);
        Assert.Equal("AccessDenied", (await CallAsync("iam:CreateUser", new() { ["UserName"] = "u" }, linked)).ErrorCode); // its own policy binds it
        await world.GuardAsync(null);
        var taken = await CallAsync("sts:AssumeRole", new() { ["RoleArn"] = RoleArn, ["RoleSessionName"] = "one" }, user);
        Assert.Equal("AccessDenied", taken.ErrorCode);
        var changed = await CallAsync("iam:UpdateAssumeRolePolicy", new() { ["RoleName"] = "AWSServiceRoleForAccessAnalyzer", ["PolicyDocument"] = Document("Allow", "*") }, root);
        Assert.Equal("UnmodifiableEntity", changed.ErrorCode);
    }

    [Fact]
    public async Task Role_under_the_path_of_service_linked_roles_cannot_be_made()
    {
        var trust = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["AWS"] = Member }, ["Action"] = "sts:AssumeRole" }) };
        foreach (var path in new[] { "/aws-service-role/", "/aws-service-role/access-analyzer.amazonaws.com/", "/aws-service-role/x/" })
        {
            var made = await CallAsync("iam:CreateRole", new() { ["RoleName"] = "forged", ["Path"] = path, ["AssumeRolePolicyDocument"] = trust.DeepClone() }, world.RootOf(Member));
            Assert.NotEqual(200, made.Status);
        }
    }

    private static JsonObject Document(string effect, string? principal = null)
    {
        var statement = new JsonObject { ["Effect"] = effect, ["Action"] = principal is null ? "*" : "sts:AssumeRole", ["Resource"] = "*" };
        if (principal is not null)
        {
            statement["Principal"] = principal;
            statement["Action"] = "sts:*";
        }

        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    }

    private Task<WireAnswer> CallAsync(string call, JsonObject parameters, SigningCredentials caller) => WireCall.SendAsync(world.Server, call, parameters, caller);

    private async Task<SigningCredentials> UserAsync(SigningCredentials root)
    {
        await world.DoAsync("iam:CreateUser", new() { ["UserName"] = "user" }, root);
        await world.DoAsync("iam:PutUserPolicy", new() { ["UserName"] = "user", ["PolicyName"] = "p", ["PolicyDocument"] = Document("Allow") }, root);
        return MatrixWorld.Keys((await world.DoAsync("iam:CreateAccessKey", new() { ["UserName"] = "user" }, root)).Members);
    }

    /// <summary>What the service would get, for which there is no operation.</summary>
    private SigningCredentials Session(string roleId)
    {
        var claims = new SessionClaims
        {
            Account = AccountId.Parse(Member),
            AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", AccountId.Parse(Member)),
            SecretAccessKey = IdSource.Cryptographic.SecretAccessKey(),
            Kind = CallerKind.RoleSession,
            PrincipalId = roleId,
            SessionName = "access-analyzer",
            IssuedAt = TestClock.Start,
            Expires = TestClock.Start.AddHours(1),
        };
        return new SigningCredentials(claims.AccessKeyId, claims.SecretAccessKey, SessionTokens.Seal(world.Server.Writ.Installation.Vault, claims));
    }
}
