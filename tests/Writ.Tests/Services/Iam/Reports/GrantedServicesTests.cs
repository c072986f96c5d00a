using Writ.Policy;
using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Tests.Services.Iam.Reports;

/// <summary>The services that a policy reaches, worked out without going through all actions, are those that going through them finds.</summary>
public sealed class GrantedServicesTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","S3:Get*","ec2:DescribeInstances"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["s3:Nonsense","nosuch:*","s?:Get*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["*:Describe*","s*:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","s3:Get*","*:*e*","sts:?*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""")]
    public void Services_are_those_of_the_actions_covered(string statement)
    {
        var policy = CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.Identity).Policy;
        Assert.NotNull(policy);

        var expected = ActionCatalog.Aws.Services
            .Where(service => service.Actions.Any(action => GrantedServices.Covers(policy, action.FullName)))
            .Select(service => service.Prefix);

        Assert.Equal(expected.Order(StringComparer.Ordinal), GrantedServices.Of(policy).Order(StringComparer.Ordinal));
    }
}
