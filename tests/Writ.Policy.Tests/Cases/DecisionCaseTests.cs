using Xunit;

namespace Writ.Policy.Tests.Cases;

/// <summary>A field that is misread is an error: what a case leaves out usually makes it easier to allow.</summary>
public sealed class DecisionCaseTests
{
    [Theory]
    [InlineData("""{"principal":{"kind":"user","account":["1"]},"action":"s3:Get","resource":"*"}""", "account must be a string.")]
    [InlineData("""{"principal":{"kind":"user"},"action":"s3:Get","resource":"*","resourceAccount":{}}""", "resourceAccount must be a string.")]
    [InlineData("""{"principal":{"kind":"user"},"action":"s3:Get","resource":"*","context":[]}""", "context must be an object.")]
    [InlineData("""{"principal":{"kind":"user"},"action":"s3:Get","resource":"*","context":{"k:k":null}}""", "The context key k:k must hold a string or a list of strings.")]
    [InlineData("""{"principal":{"kind":"user","serviceLinked":"yes"},"action":"s3:Get","resource":"*"}""", "serviceLinked must be true or false.")]
    [InlineData("""{"principal":{"kind":"nobody"},"action":"s3:Get","resource":"*"}""", "\"nobody\" is no kind of principal.")]
    [InlineData("""{"principal":{"kind":"user"},"resource":"*"}""", "action is missing or no string.")]
    public void Request_that_is_misread_is_refused(string request, string error) => Assert.Equal(error, DecisionCase.Parse($$"""{"request":{{request}}}""").Error);

    [Fact]
    public void Expectation_that_is_no_verdict_is_refused() => Assert.NotNull(
        DecisionCase.Parse("""{"request":{"principal":{"kind":"user"},"action":"s3:Get","resource":"*"},"expected":true}""").Error);

    [Fact]
    public void Every_field_of_a_principal_is_read()
    {
        Caller? caller = DecisionCase.Parse("""
            {"id":7,"request":{"action":"s3:Get","resource":"*","resourceAccount":444455556666,"principal":{"kind":"role-session","arn":"arn:aws:sts::111122223333:assumed-role/r/s",
             "account":111122223333,"name":"r","session":"s","roleArn":"arn:aws:iam::111122223333:role/r","uniqueId":"AROAAPPAPPAPPAPPAPP1","federatedBy":"f",
             "canonicalUserId":"c","serviceLinked":true}}}
            """).Case?.Request.Caller;

        Assert.Equal(
            new Caller
            {
                Kind = CallerKind.RoleSession, Arn = "arn:aws:sts::111122223333:assumed-role/r/s", Account = "111122223333", Name = "r", SessionName = "s",
                RoleArn = "arn:aws:iam::111122223333:role/r", UniqueId = "AROAAPPAPPAPPAPPAPP1", FederatedBy = "f", CanonicalUserId = "c", IsServiceLinkedRole = true,
            },
            caller);
    }
}
