using System.Text;
using Writ.Services.Sts.Federation.Saml;
using Writ.Tests.Server;
using Writ.Wire.Errors;
using Xunit;
using static Writ.Tests.Services.Sts.Federation.Saml.TestSamlProvider;

namespace Writ.Tests.Services.Sts.Federation.Saml;

/// <summary>What an assertion must say. Signatures are left out here: nothing that is refused for them gets this far.</summary>
public sealed class SamlAssertionTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    [Theory]
    [InlineData(0, null)]
    [InlineData(300, "The assertion has expired")] // NotOnOrAfter is five minutes after
    [InlineData(301, "Token must be redeemed within 5 minutes of issuance")]
    [InlineData(-300, null)]
    [InlineData(-301, "The assertion is not valid yet")]
    public void Assertion_is_good_for_five_minutes(int seconds, string? message) =>
        Assert.Equal(message, Read(Assertion(Now), Now.AddSeconds(seconds)).Error?.Message);

    [Theory]
    [InlineData("NotOnOrAfter=\"2026-01-02T03:09:05Z\" Recipient", "NotOnOrAfter=\"2026-01-02T03:04:05Z\" Recipient", "The assertion has expired")]
    [InlineData("NotOnOrAfter=\"2026-01-02T03:09:05Z\"><saml:Aud", "NotOnOrAfter=\"2026-01-02T03:04:05Z\"><saml:Aud", "The assertion has expired")]
    [InlineData("NotOnOrAfter=\"2026-01-02T03:09:05Z\"><saml:Aud", "NotOnOrAfter=\"tomorrow\"><saml:Aud", "The assertion has conditions that are not understood")]
    [InlineData("NotBefore=\"2026-01-02T02:59:05Z\"", "NotBefore=\"2026-01-02T03:09:06Z\"", "The assertion is not valid yet")]
    [InlineData("NotBefore=\"2026-01-02T02:59:05Z\"", "NotBefore=\"2026-01-02T03:09:05Z\"", null)]
    [InlineData("<saml:AudienceRestriction>", "<saml:OneTimeUse/><saml:AudienceRestriction>", null)]
    [InlineData("<saml:AudienceRestriction>", "<saml:Condition/><saml:AudienceRestriction>", "The assertion has conditions that are not understood")]
    [InlineData("urn:amazon:webservices", "https://signin.aws.amazon.com/saml", null)]
    [InlineData("urn:amazon:webservices", "https://eu-west-1.signin.aws.amazon.com/saml", null)]
    [InlineData("urn:amazon:webservices", "https://signin.aws.amazon.com/saml/acs/SAMLPEXAMPLE", null)]
    [InlineData("urn:amazon:webservices", "https://signin.aws.amazon.com/saml/acs/SAMLPOTHER", "Response does not contain the required audience.")]
    [InlineData("urn:amazon:webservices", "https://evil.example.com/.signin.aws.amazon.com/saml", "Response does not contain the required audience.")]
    [InlineData("urn:amazon:webservices", "https://signin.aws.amazon.com.example.com/saml", "Response does not contain the required audience.")]
    [InlineData("urn:amazon:webservices", "http://signin.aws.amazon.com/saml", "Response does not contain the required audience.")]
    [InlineData("</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>other</saml:Audience></saml:AudienceRestriction>", "Response does not contain the required audience.")]
    [InlineData("</saml:AudienceRestriction>", "<saml:Audience>other</saml:Audience></saml:AudienceRestriction>", null)]
    [InlineData("<saml:Audience>urn:amazon:webservices</saml:Audience>", "", "Response does not contain the required audience.")]
    [InlineData("Version=\"2.0\"", "Version=\"1.1\"", "The SAML response is invalid")]
    [InlineData("ID=\"_assertion-1\"", "", "The SAML response is invalid")]
    [InlineData("IssueInstant=\"2026-01-02T03:04:05Z\"", "IssueInstant=\"\"", "The SAML response is invalid")]
    [InlineData("<saml:Issuer>https://idp.example.com/saml", "<saml:Issuer>https://other.example.com/saml", "Issuer not present in specified provider")]
    [InlineData("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"https://other.example.com/saml\"", Confirmation)]
    [InlineData("Recipient=\"https://signin.aws.amazon.com/saml\"", "", Confirmation)]
    [InlineData("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"urn:amazon:webservices\"", Confirmation)]
    [InlineData("NotOnOrAfter=\"2026-01-02T03:09:05Z\" Recipient", "Recipient", Confirmation)]
    [InlineData("cm:bearer", "cm:holder-of-key", Confirmation)]
    [InlineData("</saml:SubjectConfirmation>", "</saml:SubjectConfirmation><saml:SubjectConfirmation/>", Confirmation)]
    [InlineData("<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-01-02T03:04:05Z\" ", "The assertion has expired")]
    [InlineData("<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"never\" ", "The assertion has conditions that are not understood")]
    [InlineData(">alice</saml:NameID>", "></saml:NameID>", "Not authorized to perform sts:AssumeRoleWithSAML")]
    [InlineData(">alice</saml:NameID>", "><b xmlns=\"\"/>alice</saml:NameID>", "Not authorized to perform sts:AssumeRoleWithSAML")]
    [InlineData("<saml:AttributeValue>alice", "<saml:AttributeValue><b xmlns=\"\">alice</b>", "The SAML response is invalid")]
    public void Each_part_is_judged(string text, string other, string? message)
    {
        var assertion = Assertion(Now);
        Assert.Contains(text, assertion, StringComparison.Ordinal);

        Assert.Equal(message, Read(assertion.Replace(text, other, StringComparison.Ordinal), Now).Error?.Message);
    }

    [Fact]
    public void Earliest_end_of_a_session_counts()
    {
        var read = Read(Assertion(Now).Replace(
            "<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-01-02T05:00:00Z\"/><saml:AuthnStatement SessionNotOnOrAfter=\"2026-01-02T04:00:00.5Z\" ", StringComparison.Ordinal), Now);

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 4, 0, 0, 500, TimeSpan.Zero), read.Value.SessionEnds);
    }

    [Fact]
    public void Attributes_map_to_AWS_s_keys()
    {
        var attributes = Named("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "staff", "member") + Named("urn:oid:1.3.6.1.4.1.5923.1.1.1.6", "alice@example.com")
            + Named("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "a@example.com") + Named("0.9.2342.19200300100.1.3", "b@example.com");
        var read = Read(Assertion(Now, attributes), Now).Value;
        var subject = SamlSubject.Of(read.NameId, read.Format, Issuer, TestServer.Account, "corp");
        var keys = SamlKeys.Of(subject, "111122223333/corp", read.Recipient, read.Attributes).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(["staff", "member"], keys["saml:eduPersonAffiliation"]);
        Assert.Equal(["alice@example.com"], keys["saml:eduPersonPrincipalName"]);
        Assert.Equal(["a@example.com"], keys["saml:mail"]); // one claim a key
        Assert.Equal([Endpoint], keys["saml:aud"]);
        Assert.Equal([Issuer], keys["saml:iss"]);
        Assert.Equal(["persistent"], keys["saml:sub_type"]);
        Assert.Equal(["111122223333/corp"], keys["saml:doc"]);
    }

    /// <summary>Computed with: printf 'https://example.com/saml123456789012/MySAMLIdP' | openssl sha1 -binary | base64.</summary>
    [Fact]
    public void Name_qualifier_is_AWS_s() => Assert.Equal(
        Qualifier, SamlSubject.Of("a", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", "https://example.com/saml", Kernel("123456789012"), "MySAMLIdP") is { Type: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" } subject ? subject.NameQualifier : "");

    private const string Confirmation = "The assertion must have exactly one bearer SubjectConfirmation, with NotOnOrAfter and the Recipient https://signin.aws.amazon.com/saml";
    private const string Qualifier = "1uAJanUnBc2XeUkHURMht+xam2c=";

    private static Writ.Kernel.AccountId Kernel(string digits) => Writ.Kernel.AccountId.Parse(digits);

    private static Result<SamlAssertion> Read(string xml, DateTimeOffset now) =>
        SamlAssertion.Read(SamlXml.Parse(Encoding.UTF8.GetBytes(xml)) ?? throw new InvalidDataException("No XML."), Issuer, new SamlEndpoints("SAMLPEXAMPLE"), now);
}
