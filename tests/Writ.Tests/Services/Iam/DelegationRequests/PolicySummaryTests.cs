using Writ.Policy;
using Writ.Services.Iam.DelegationRequests;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

public sealed class PolicySummaryTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "- Allows every action on every resource.")]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","sts:*"],"Resource":"*"}""", "- Allows every action except iam:* and sts:* on every resource.")]
    [InlineData("""{"Effect":"Deny","Action":"s3:Nonsense","Resource":"*"}""", "- Denies s3:Nonsense (unknown) on every resource.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*","Condition":{"ForAnyValue:StringLike":{"aws:TagKeys":["a","b"]},"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}}""", "- Allows s3:GetObject (read) on arn:aws:s3:::a/*, if aws:TagKeys (ForAnyValue:StringLike) a or b and aws:PrincipalOrgID is not o-1.")]
    public void Statement_becomes_a_sentence(string statement, string sentence) => Assert.EndsWith("\n" + sentence, Summarize(statement), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:GetObject","s3:getobject","s3:PutObject"],"Resource":"*"}""", "The policy allows 2 actions: 1 read, 1 write:\n")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", "The policy allows all actions but some:\n")]
    [InlineData("""{"Effect":"Allow","Action":["s3:Get*","*"],"Resource":"*"}""", "The policy allows all actions:\n")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", "The policy allows no action that is known:\n")]
    public void Whole_comes_first(string statement, string overview) => Assert.StartsWith(overview, Summarize(statement), StringComparison.Ordinal);

    [Fact]
    public void Text_that_ends_early_says_so()
    {
        var statements = string.Join(',', Enumerable.Repeat("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a/*"}""", 500));

        var summary = Summarize($"[{statements}]");

        Assert.InRange(summary.Length, 9_000, 10_000);
        Assert.EndsWith("\nThe policy goes on: read it in full.", summary, StringComparison.Ordinal);
    }

    private static string Summarize(string statement)
    {
        var policy = CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":{{statement}}}""", PolicyKind.Identity).Policy;
        Assert.NotNull(policy);
        return PolicySummary.Of(policy);
    }
}
