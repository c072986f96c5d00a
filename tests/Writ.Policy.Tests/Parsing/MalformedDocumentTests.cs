using Xunit;

namespace Writ.Policy.Tests.Parsing;

/// <summary>AWS's sentences for what it does not save. The wording is a contract.</summary>
public sealed class MalformedDocumentTests
{
    private const string Syntax = "Syntax errors in policy.";
    private const string IamPath =
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

    [Theory]
    [InlineData("", Syntax)]
    [InlineData("{", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("\"x\"", Syntax)]
    [InlineData("null", Syntax)]
    [InlineData("""{"Version":"2012-10-17"}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":["x"]}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":[],"Extra":1}""", Syntax)]
    [InlineData("""{"Version":"2020-01-01","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}} x""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"},}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"\ud800:x","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "Policy document must be version 2012-10-17 or greater.")]
    public void Document_that_is_no_policy_is_refused(string document, string sentence)
    {
        Assert.Equal(sentence, Save(document));
    }

    [Theory]
    [InlineData("""{"Action":"*","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Permit","Action":"*","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"allow","Action":"*","Resource":"*"}""", "The policy failed legacy parsing")]
    [InlineData("""{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":1,"Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":["*",null],"Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","action":"*","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Sid":5,"Action":"*","Resource":"*"}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Sid":"a b","Action":"*","Resource":"*"}""", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", "Policy statement must contain actions.")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""", "Policy statement must contain actions.")]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", "Policy statement must contain resources.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":[]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}""", "Policy document should not specify a principal.")]
    [InlineData("""{"Effect":"Allow","Action":"GetObject","Resource":"*"}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get:Object","Resource":"*"}""", "Actions/Condition can contain only one colon.")]
    [InlineData("""{"Effect":"Allow","Action":"s*:Get","Resource":"*"}""", "Vendor s* is not valid")]
    [InlineData("""{"Effect":"Allow","Action":" s3:Get","Resource":"*"}""", "Vendor  s3 is not valid")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"bucket"}""", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:nope:s3:::b"}""", "Partition \"nope\" is not valid for resource \"arn:nope:s3:::b\".")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:nope"}""", "Partition \"nope\" is not valid for resource \"arn:nope:*:*:*:*\".")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws"}""", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s*:::b"}""", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam:eu-west-1:1:user/x"}""", "IAM resource arn:aws:iam:eu-west-1:1:user/x cannot contain region information.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:eu-west-1::b"}""", "Resource arn:aws:s3:eu-west-1::b can not contain region information.")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::1:thing/x"}""", IamPath)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":[]}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"k:k":"a"}}}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NullIfExists":{"k:k":"true"}}}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"k:k":{}}}}""", Syntax)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"k:k":"soon"}}}""", "The policy failed legacy parsing")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"key":"a"}}}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    public void Statement_that_cannot_be_saved_is_refused(string statement, string sentence)
    {
        Assert.Equal(sentence, Save(Given.Document(statement)));
    }

    [Fact]
    public void Sids_must_be_unique_but_for_the_empty_one()
    {
        string Twice(string sid) => Given.Document(string.Join(',', Enumerable.Repeat($$"""{"Sid":"{{sid}}","Effect":"Allow","Action":"*","Resource":"*"}""", 2)));

        Assert.Equal("Statement IDs (SID) in a single policy must be unique.", Save(Twice("A")));
        Assert.Null(Save(Twice("")));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*"},"Resource":"*"}""", "Has prohibited field Resource")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"111122223333"}}""", "Has prohibited field NotPrincipal")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole"}""", "Missing required field Principal")]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Principal":{"AWS":"*"}}""", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::111122223333:user/*"}}""", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/*\"")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"nobody"}}""", "Invalid principal in policy: \"AWS\":\"nobody\"")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2"}}""", "Invalid principal in policy: \"SERVICE\":\"ec2\"")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Someone":"x"}}""", "This policy contains invalid Json")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"x"}""", "This policy contains invalid Json")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{}}""", "Missing required field Principal")]
    [InlineData("""nonsense""", "This policy contains invalid Json")]
    public void Trust_policy_that_cannot_be_saved_is_refused(string statement, string sentence)
    {
        Assert.Equal(sentence, Save(Given.Document(statement), PolicyKind.Trust));
    }

    [Theory]
    [InlineData(PolicyKind.ServiceControl, """{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}""", false)]
    [InlineData(PolicyKind.ServiceControl, """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", true)]
    [InlineData(PolicyKind.ResourceControl, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""", false)]
    [InlineData(PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""", false)]
    [InlineData(PolicyKind.ResourceControl, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""", true)]
    public void Organization_policy_has_one_sentence_for_everything(PolicyKind kind, string statement, bool valid)
    {
        Assert.Equal(valid ? null : "The provided policy document does not meet the requirements of the specified policy type.", Save(Given.Document(statement), kind));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","*:*"],"Resource":["*","arn:aws:s3:::b/*","arn:aws:iam::*:root","arn:aws:iam::111122223333:delegation-request/x","arn:aws-cn:sqs:*"]}""")]
    [InlineData("""{"Effect":"Deny","NotAction":"iam:*","NotResource":"arn:aws:iam::1:user/${aws:username}","Condition":{"forallvalues:stringlikeIFEXISTS":{"aws:TagKeys":["a","b"]},"Bool":{"aws:SecureTransport":false}}}""")]
    [InlineData("""{"Sid":"","Effect":"Allow","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-west-1:1:x/y","Condition":{}}""")]
    public void Document_that_can_be_saved_is(string statement)
    {
        Assert.Null(Save(Given.Document(statement)));
    }

    [Fact]
    public void Characters_beyond_Latin_1_are_refused_with_their_place()
    {
        PolicyError? error = CompiledPolicy.Parse("{\n \"Id\": \"é→\"}", PolicyKind.Identity, PolicyStrictness.Save).Error;

        Assert.NotNull(error);
        Assert.Equal((2, 10), (error.Line, error.Column));
        Assert.Contains("U+2192", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_names_line_and_column()
    {
        PolicyError? error = CompiledPolicy.Parse(
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\"Effect\": \"Allow\", \"Action\": \"nope\", \"Resource\": \"*\"}\n  ]\n}",
            PolicyKind.Identity, PolicyStrictness.Save).Error;

        Assert.NotNull(error);
        Assert.Equal((4, 35), (error.Line, error.Column));
        Assert.StartsWith("Line 4, column 35: ", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_right_past_line_ends_tabs_and_characters_of_any_width()
    {
        const string document = "{\r\n\t\"Version\": \"2012-10-17\",\r\n\t\"Id\": \"\U0001F600\u00E9\u2192\", \"Statement\": [\r\n\t\t{\"Sid\": \"\U0001F600\","
            + " \"Effect\": \"Deny\",\r\n\t\t\"Action\": \"*\", \"Resource\": \"*\"}, {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}\r\n";

        PolicyPosition[] places = [.. Given.Policy(document).Statements.Select(statement => statement.Position)];
        PolicyError? error = CompiledPolicy.Parse(document.Replace("\"Allow\"", "1", StringComparison.Ordinal), PolicyKind.Identity).Error;

        Assert.Equal(document[document.IndexOf("{\"Sid", StringComparison.Ordinal)..document.IndexOf(", {", StringComparison.Ordinal)], document[places[0].Start..places[0].End]);
        Assert.Equal((4, 3, 5, 33), (places[0].Line, places[0].Column, places[0].EndLine, places[0].EndColumn));
        Assert.Equal((5, 36), (places[1].Line, places[1].Column));
        Assert.Equal((5, 47), (error?.Line, error?.Column));
    }

    [Fact]
    public void Nesting_and_length_are_limited()
    {
        string deep = Given.Document(Given.Statement(condition: new string('[', 100_000)));
        string longDocument = Given.Document(Given.Statement(resource: "arn:aws:s3:::" + new string('x', 140_000)));

        Assert.Equal(Syntax, Save(deep));
        Assert.Equal(Syntax, CompiledPolicy.Parse(deep, PolicyKind.Identity).Error?.Message);
        Assert.Equal(Syntax, Save(longDocument));
    }

    private static string? Save(string document, PolicyKind kind = PolicyKind.Identity) =>
        CompiledPolicy.Parse(document, kind, PolicyStrictness.Save).Error?.Message;
}
