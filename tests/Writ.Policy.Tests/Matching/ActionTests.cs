using Xunit;

namespace Writ.Policy.Tests.Matching;

public sealed class ActionTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("s3:*", true)]
    [InlineData("s3:GetObject", true)]
    [InlineData("S3:getobject", true)]
    [InlineData("s3:Get*", true)]
    [InlineData("s3:*Object", true)]
    [InlineData("s3:G?tO*t", true)]
    [InlineData("s3:????????", false)]
    [InlineData("s3:Get", false)]
    [InlineData("s3:GetObjectAcl", false)]
    [InlineData("ec2:*", false)]
    [InlineData(" s3:GetObject", false)]
    [InlineData("s3:GetObject ", false)]
    [InlineData("s3:", false)]
    [InlineData("s3:A,GetObject", false)]
    [InlineData("s3", false)]
    [InlineData("s3*", false)]
    [InlineData("s3:Get:Object", false)]
    [InlineData("", false)]
    public void Action_matches_as_a_whole_ignoring_case(string pattern, bool matches)
    {
        Assert.Equal(matches, Allows($$"""{"Effect":"Allow","Action":"{{pattern}}","Resource":"*"}"""));

        // as NotAction, what matches nothing excludes nothing
        Assert.Equal(!matches, Allows($$"""{"Effect":"Allow","NotAction":"{{pattern}}","Resource":"*"}"""));
    }

    [Fact]
    public void Statements_are_found_in_the_documents_order_whatever_index_they_are_in()
    {
        string document = Given.Document("""
            {"Sid":"A","Effect":"Allow","NotAction":"iam:*","Resource":"arn:aws:ec2:*"},
            {"Sid":"B","Effect":"Allow","Action":"s3:Get*","Resource":"*"},
            {"Sid":"C","Effect":"Allow","Action":["s3:GetObject","s3:*"],"Resource":"*"},
            {"Sid":"D","Effect":"Allow","Action":"*","Resource":"*"}
            """);

        Decision decision = Authorizer.Decide(Given.Request(), new PolicySet { Identity = [Given.Named(document)] });

        Assert.Equal("B", decision.Sid);
        Assert.Equal(1, decision.StatementIndex);
        Assert.Equal(PolicyLayer.Identity, decision.Layer);
    }

    private static bool Allows(string statement) =>
        Authorizer.Decide(Given.Request(), new PolicySet { Identity = [Given.Named(Given.Document(statement))] }).IsAllowed;
}
