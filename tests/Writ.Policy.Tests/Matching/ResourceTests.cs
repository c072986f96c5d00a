using Xunit;

namespace Writ.Policy.Tests.Matching;

public sealed class ResourceTests
{
    [Theory]
    [InlineData("*", "arn:aws:s3:::b/k", true)]
    [InlineData("*", "*", true)]
    [InlineData("**", "*", true)]
    [InlineData("?", "*", true)]
    [InlineData("arn:aws:s3:::*", "*", false)]
    [InlineData("arn:aws:s3:::b", "*", false)]
    [InlineData("arn:*", "*", false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/k/l:m", true)]
    [InlineData("arn:aws:s3:::B/*", "arn:aws:s3:::b/k", false)]
    [InlineData("arn:aws:s3:::b/?", "arn:aws:s3:::b/k", true)]
    [InlineData("arn:aws:s3:::b/?", "arn:aws:s3:::b/kk", false)]
    [InlineData("arn:aws:s3:*:*:b/k", "arn:aws:s3:::b/k", true)]
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:eu:1:q", false)]
    [InlineData("arn:aws:sqs:eu*1:q", "arn:aws:sqs:eu:1:q", false)]
    [InlineData("arn:aws:sqs:e*:1:q", "arn:aws:sqs:eu:1:q", true)]
    [InlineData("arn:aws:sqs", "arn:aws:sqs:eu:1:q", true)]
    [InlineData("arn:aws:sqs", "arn:aws:sns:eu:1:q", false)]
    [InlineData("arn:aws:sqs:eu", "arn:aws:sqs:us:1:q", false)]
    [InlineData("arn", "arn:aws:sqs:eu:1:q", true)]
    [InlineData("arn:aws:s3:::b/*x*y", "arn:aws:s3:::b/axbxy", true)]
    [InlineData("arn:aws:s3:::b/*x*y", "arn:aws:s3:::b/axbxyz", false)]
    [InlineData("arn:aws:s3:::b", "b", false)]
    [InlineData("*b", "b", true)]
    public void Resource_matches_segment_by_segment(string pattern, string resource, bool matches)
    {
        Assert.Equal(matches, Allows($$"""{"Effect":"Allow","Action":"*","Resource":"{{pattern}}"}""", resource));
        Assert.Equal(!matches, Allows($$"""{"Effect":"Allow","Action":"*","NotResource":"{{pattern}}"}""", resource));
    }

    private static bool Allows(string statement, string resource) =>
        Authorizer.Decide(Given.Request(resource: resource), new PolicySet { Identity = [Given.Named(Given.Document(statement))] }).IsAllowed;
}
