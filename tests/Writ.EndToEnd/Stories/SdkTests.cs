using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Writ.EndToEnd.Harness;
using Xunit;

namespace Writ.EndToEnd.Stories;

/// <summary>What .NET programs do with AWS's SDK.</summary>
public sealed class SdkTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}""";

    [Fact]
    public async Task Sdk_assumes_a_role_and_acts_in_it()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        var root = server.Client();
        var role = (await root.IamAsync("CreateRole", ("RoleName", "sdk"), ("AssumeRolePolicyDocument", Trust))).Succeeded;
        _ = (await root.IamAsync("CreateUser", ("UserName", "dotnet"))).Succeeded;
        var key = (await root.IamAsync("CreateAccessKey", ("UserName", "dotnet"))).Succeeded;
        _ = (await root.IamAsync("PutUserPolicy", ("UserName", "dotnet"), ("PolicyName", "sts"), ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}"""))).Succeeded;
        using var user = Client(server, new BasicAWSCredentials(key["AccessKeyId"], key["SecretAccessKey"]));

        var identity = await user.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        var assumed = await user.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = role["Arn"],
            RoleSessionName = "sdk-session",
            DurationSeconds = 900,
            Tags = [new Tag { Key = "project", Value = "apollo @ co" }],
            SourceIdentity = "dotnet",
        });
        using var session = Client(server, assumed.Credentials);
        var acting = await session.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.EndsWith(":user/dotnet", identity.Arn, StringComparison.Ordinal);
        Assert.Equal("dotnet", assumed.SourceIdentity);
        Assert.InRange(assumed.Credentials.Expiration!.Value.ToUniversalTime(), DateTime.UtcNow.AddMinutes(13), DateTime.UtcNow.AddMinutes(16));
        Assert.Equal($"arn:aws:sts::{identity.Account}:assumed-role/sdk/sdk-session", acting.Arn);
        Assert.Equal(assumed.AssumedRoleUser.AssumedRoleId, acting.UserId);
    }

    [Fact]
    public async Task Sdk_gets_its_own_exceptions()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.Path);
        using var wrong = Client(server, new BasicAWSCredentials(RootKey.Id, "wrong"));
        using var root = Client(server, new BasicAWSCredentials(RootKey.Id, RootKey.Secret));

        var mismatch = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => wrong.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
        var asRoot = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => root.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::111122223333:role/none", RoleSessionName = "root" }));

        Assert.Equal("SignatureDoesNotMatch", mismatch.ErrorCode);
        Assert.Equal("AccessDenied", asRoot.ErrorCode);
        Assert.NotEmpty(asRoot.RequestId);
    }

    private static AmazonSecurityTokenServiceClient Client(ServerProcess server, AWSCredentials credentials) => new(
        credentials,
        new AmazonSecurityTokenServiceConfig { ServiceURL = server.Url.GetLeftPart(UriPartial.Authority), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
