using Writ.Cli.Checks;
using Writ.Policy;
using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Tests.Cli.Checks;

/// <summary>What is taken for a mistake, and what is not.</summary>
public sealed class CatalogWarningsTests
{
    [Theory]
    [InlineData("s3:GetObjct", "arn:aws:s3:::b/k", "s3:GetObjct is no action of Amazon S3 that AWS documents (did you mean 's3:GetObject'?)")]
    [InlineData("s3:Frobnicate", "*", "s3:Frobnicate is no action of Amazon S3 that AWS documents")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b", "s3:GetObject is not asked on such a resource as arn:aws:s3:::b: it takes arn:${Partition}:s3:::${BucketName}/${ObjectName}")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::b/k", "s3:ListBucket is not asked on such a resource as arn:aws:s3:::b/k")]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::b", "s3:ListAllMyBuckets has no resource: AWS authorizes it on '*', but it is asked on arn:aws:s3:::b")]
    [InlineData("sqs:SendMessage", "*", "sqs:SendMessage is authorized on a resource (queue), but it is asked on '*'")]
    public void Request_that_no_service_gets_is_warned_of(string action, string resource, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Check(Request(action, resource))), StringComparison.Ordinal);

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/k")]
    [InlineData("S3:getobject", "arn:aws-cn:s3:::b/a/b/c")]
    [InlineData("s3:ListAllMyBuckets", "*")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:eu-west-1:123456789012:instance/*")]
    [InlineData("iam:PassRole", "arn:aws:iam::123456789012:role/a/b/c")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::123456789012:role/a")]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/k")]
    [InlineData("logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:g:log-stream:s")]
    [InlineData("mine:Frobnicate", "arn:mine:x:::y")]
    public void Ordinary_request_is_not(string action, string resource) => Assert.Empty(Check(Request(action, resource)));

    [Theory]
    [InlineData("aws:SorceIp", "the request has the key aws:SorceIp, which AWS does not document (did you mean 'aws:SourceIp'?)")]
    [InlineData("aws:PrincpalTag/team", "the request has the key aws:PrincpalTag/team, which AWS does not document (did you mean 'aws:PrincipalTag/${TagKey}'?)")]
    [InlineData("s3:prefx", "the request has the key s3:prefx, which AWS does not document (did you mean 's3:prefix'?)")]
    public void Unknown_key_is_warned_of(string key, string expected) =>
        Assert.Equal(expected, Assert.Single(Check(Request("s3:GetObject", "arn:aws:s3:::b/k", key))));

    [Theory]
    [InlineData("aws:sourceip")]
    [InlineData("aws:PrincipalTag/a/b")]
    [InlineData("s3:ExistingObjectTag/x")]
    [InlineData("sts:ExternalId")]
    [InlineData("saml:aud")]
    [InlineData("accounts.google.com:aud")]
    [InlineData("token.actions.githubusercontent.com:sub")]
    [InlineData("mine:key")]
    public void Known_key_and_one_of_another_house_is_not(string key) => Assert.Empty(Check(Request("s3:GetObject", "arn:aws:s3:::b/k", key)));

    [Fact]
    public void Policy_is_checked_entry_by_entry_and_once()
    {
        var policies = Identity("""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"A","Effect":"Allow","Action":["s3:GetObject","s3:Gett*","s3:*Objekt","*","*:Get*","mine:*"],"Resource":"*","Condition":{"StringLike":{"aws:usrname":"x","mine:k":"y"}}},
              {"Effect":"Deny","NotAction":"s3:GetObjectt","Resource":"arn:aws:s3:::${aws:PrincipalOrgId}"}]}
            """);
        var warnings = new CatalogWarnings();

        warnings.Check(Request("mine:A", "*"), "*", policies);
        warnings.Check(Request("mine:B", "*"), "*", policies);

        Assert.Equal(
            [
                "statement `A` of `p`: s3:Gett* matches no action of Amazon S3 that AWS documents (did you mean 's3:Get*'?)",
                "statement `A` of `p`: s3:*Objekt matches no action of Amazon S3 that AWS documents",
                "statement `A` of `p` reads the key aws:usrname, which AWS does not document (did you mean 'aws:username'?)",
                "statement number 2 of `p`: s3:GetObjectt matches no action of Amazon S3 that AWS documents (did you mean 's3:GetObject'?)",
            ],
            warnings.Texts);
    }

    [Fact]
    public void Warnings_end_at_a_limit()
    {
        var entries = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"s3:Frobnicate{i}\""));

        Assert.Equal(CatalogWarnings.Most, Check(Request("mine:A", "*"), Identity($$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[{{{entries}}}],"Resource":"*"}}""")).Count);
    }

    /// <summary>AWS's own policies speak of what exists, but for actions that it took away or does not document.</summary>
    [Fact]
    public void Policies_of_AWS_are_hardly_warned_of()
    {
        var warned = AwsManagedPolicies.All.Count(policy => Check(Request("mine:A", "*"), Identity(policy.ReadDocument())).Count > 0);

        Assert.True(warned < AwsManagedPolicies.All.Count / 50, $"{warned} of {AwsManagedPolicies.All.Count}");
    }

    private static AuthorizationRequest Request(string action, string resource, string? key = null)
    {
        var context = new RequestContext();
        if (key is not null)
        {
            context.Set(key, "x");
        }

        var caller = new Caller { Kind = CallerKind.User, Arn = "arn:aws:iam::123456789012:user/alice", Account = "123456789012", Name = "alice" };
        context.AddCallerKeys(caller);
        return new AuthorizationRequest { Caller = caller, Action = action, Resource = resource, Context = context };
    }

    private static PolicySet Identity(string document) =>
        new() { Identity = [new NamedPolicy("p", null, Assert.IsType<CompiledPolicy>(CompiledPolicy.Parse(document, PolicyKind.Identity).Policy))] };

    private static IReadOnlyList<string> Check(AuthorizationRequest request, PolicySet? policies = null)
    {
        var warnings = new CatalogWarnings();
        warnings.Check(request, request.Resource, policies ?? PolicySet.Empty);
        return warnings.Texts;
    }
}
