using Writ.Policy;
using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

/// <summary>The services that a policy takes away are those of which it denies every action, always and everywhere.</summary>
public sealed class WithdrawnServicesTests
{
    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":["S3:*","sts:Get*","nosuch:*","s?s:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":["sts:A*","sts:D*","sts:G*","sts:S*","sts:T*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":["*:Create*","*:?*"],"Resource":["arn:aws:s3:::b","*"]}""")]
    [InlineData("""{"Effect":"Deny","NotAction":["iam:*","s3:Get*","s?s:Nonsense"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","NotAction":["nosuch:*","iam:Nonsense"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","NotAction":["*:Describe*"],"Resource":"*"}""")]
    public void Services_are_those_without_an_action_that_is_left(string statement)
    {
        // Turned into an Allow, a statement covers what the Deny takes away.
        var mirrored = Parse(statement.Replace("Deny", "Allow", StringComparison.Ordinal));
        var expected = ActionCatalog.Aws.Services
            .Where(service => service.Actions.All(action => GrantedServices.Covers(mirrored, action.FullName)))
            .Select(service => service.Prefix);

        Assert.Equal(expected.Order(StringComparer.Ordinal), WithdrawnServices.Of(Parse(statement)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","NotAction":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::b"}""")]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:username":"bob"}}}""")]
    public void What_is_denied_in_part_or_sometimes_is_not_taken_away(string statement) => Assert.Empty(WithdrawnServices.Of(Parse(statement)));

    private static CompiledPolicy Parse(string statement)
    {
        var policy = CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.ServiceControl).Policy;
        Assert.NotNull(policy);
        return policy;
    }
}
