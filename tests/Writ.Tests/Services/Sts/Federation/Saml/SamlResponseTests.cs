using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using Writ.Services.Iam.Providers.Saml;
using Writ.Services.Sts.Federation.Saml;
using Writ.Tests.Server;
using Writ.Wire.Errors;
using Xunit;
using static Writ.Tests.Services.Sts.Federation.Saml.TestSamlProvider;

namespace Writ.Tests.Services.Sts.Federation.Saml;

/// <summary>Which responses prove something: their signatures, their encryption, and what attackers wrap around them.</summary>
public sealed class SamlResponseTests : IDisposable
{
    private const string Evil = "mallory";

    private static readonly DateTimeOffset Now = TestClock.Start;

    private readonly TestSamlProvider _idp = new();
    private readonly RSA _private = TestKeys.Rsa(2_048, 1);

    [Fact]
    public void Assertion_or_response_or_both_are_signed()
    {
        var signed = _idp.Sign(Assertion(Now));

        Assert.Equal("alice", Judge(Response(signed, Now)).Value.NameId);
        Assert.Equal("alice", Judge(_idp.Sign(Response(Assertion(Now), Now), ResponseId)).Value.NameId);
        Assert.Equal("alice", Judge(_idp.Sign(Response(signed, Now), ResponseId)).Value.NameId);
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", true)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", true)]
    [InlineData("http://www.w3.org/2000/09/xmldsig#rsa-sha1", false)]
    public void Signature_is_RSA_with_SHA_2(string method, bool isGood) =>
        Assert.Equal(isGood, Judge(Response(_idp.Sign(Assertion(Now), method: method), Now)).Error is null);

    [Fact]
    public void Namespaces_that_only_texts_use_are_part_of_the_signature()
    {
        var typed = Assertion(Now).Replace("<saml:AttributeValue>", "<saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">", StringComparison.Ordinal);
        var response = Response(typed, Now).Replace("<samlp:Response ", "<samlp:Response xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" ", StringComparison.Ordinal);
        var signed = Sign(response, AssertionId, _idp.Key, Sha256, xml =>
        {
            if (xml.SignedInfo?.References[0] is Reference reference)
            {
                ((XmlDsigExcC14NTransform)reference.TransformChain[1]).InclusiveNamespacesPrefixList = "xs";
            }
        });

        Assert.Equal("alice", Judge(signed).Value.NameId);
    }

    [Fact]
    public void Unsigned_response_is_refused() => Refused(Response(Assertion(Now), Now), "Response signature invalid");

    [Fact]
    public void Signature_of_another_key_is_refused_although_it_brings_its_certificate()
    {
        using var forger = new TestSamlProvider(key: 2);
        var forged = Sign(Assertion(Now), AssertionId, forger.Key, Sha256, xml =>
        {
            xml.KeyInfo = new KeyInfo();
            xml.KeyInfo.AddClause(new KeyInfoX509Data(forger.Certificate));
        });

        Refused(Response(forged, Now), "Response signature invalid");
        Refused(_idp.Sign(Response(forged, Now), ResponseId), "Response signature invalid"); // every signature must be good
    }

    [Fact]
    public void Text_that_changed_after_signing_is_refused()
    {
        var good = Response(_idp.Sign(Assertion(Now)), Now);

        foreach (var (text, other) in new[] { ("alice", Evil), ("role/deploy", "role/admin"), ("urn:amazon:webservices", "urn:amazon:webservicez"), (":persistent", ":transient"), ("_assertion-1", "_assertion-2") })
        {
            Assert.NotNull(Judge(good.Replace(text, other, StringComparison.Ordinal)).Error);
        }
    }

    [Fact]
    public void Comment_does_not_cut_a_name_in_two()
    {
        var good = Response(_idp.Sign(Assertion(Now, user: "admin.evil")), Now);

        Assert.Equal("admin.evil", Judge(good.Replace("admin.evil", "admin<!-- -->.evil", StringComparison.Ordinal)).Value.NameId);
    }

    [Theory]
    [InlineData("\n alice\t", "alice")]
    [InlineData("alice\u00A0", "alice\u00A0")]
    [InlineData("\u2003alice", "\u2003alice")]
    public void Only_the_white_space_of_XML_is_no_part_of_a_name(string written, string name) =>
        Assert.Equal(name, Judge(Response(_idp.Sign(Assertion(Now, user: written)), Now)).Value.NameId);

    [Theory]
    [InlineData("<KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo>")]
    [InlineData("<KeyInfo><RetrievalMethod URI=\"http://127.0.0.1:1/\"/></KeyInfo>")]
    [InlineData("<Object><Signature><SignedInfo/></Signature></Object>")]
    public void What_a_signature_says_besides_is_not_read(string more) => Assert.Equal(
        "alice", Judge(Response(_idp.Sign(Assertion(Now)).Replace("</Signature>", more + "</Signature>", StringComparison.Ordinal), Now)).Value.NameId);

    public static TheoryData<string> Wrappings =>
    [
        "{evil}{signed}", "{signed}{evil}", "{evil-same-id}{signed}", "{signed}{evil-same-id}",
        "{evil-open}{signed}{evil-close}", "{evil-open}<saml:Advice>{signed}</saml:Advice>{evil-close}",
        "<samlp:Extensions>{signed}</samlp:Extensions>{evil}", "{evil}<samlp:Extensions>{signed}</samlp:Extensions>",
        "{evil-with-signature}", "{evil-with-signature}<samlp:Extensions>{unsigned}</samlp:Extensions>", "{evil-with-signature-around}",
        "<x:Assertion xmlns:x=\"urn:x\">{signed}</x:Assertion>{evil}",
    ];

    /// <summary>What is known as signature wrapping: the good assertion is still somewhere, and another one where it should be.</summary>
    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Wrapped_assertion_is_refused(string form)
    {
        var unsigned = Assertion(Now);
        var signed = _idp.Sign(unsigned);
        var signature = signed[signed.IndexOf("<Signature ", StringComparison.Ordinal)..(signed.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length)];
        var same = Assertion(Now, user: Evil);
        var evil = same.Replace(AssertionId, "_evil", StringComparison.Ordinal);
        var end = evil.LastIndexOf("</saml:Assertion>", StringComparison.Ordinal);
        const string issuer = "</saml:Issuer>";
        var around = signature.Replace("</Signature>", $"<Object>{unsigned}</Object></Signature>", StringComparison.Ordinal);
        var inner = form
            .Replace("{evil-with-signature-around}", evil.Replace(issuer, issuer + around, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{evil-with-signature}", evil.Replace(issuer, issuer + signature, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{evil-same-id}", same, StringComparison.Ordinal)
            .Replace("{evil-open}", evil[..end], StringComparison.Ordinal)
            .Replace("{evil-close}", evil[end..], StringComparison.Ordinal)
            .Replace("{evil}", evil, StringComparison.Ordinal)
            .Replace("{unsigned}", unsigned, StringComparison.Ordinal)
            .Replace("{signed}", signed, StringComparison.Ordinal);

        Assert.NotNull(Judge(Response(inner, Now)).Error);
    }

    [Fact]
    public void Wrapped_response_is_refused()
    {
        var signed = _idp.Sign(Response(Assertion(Now), Now), ResponseId);
        var evil = Response(Assertion(Now, user: Evil), Now).Replace(ResponseId, "_evil", StringComparison.Ordinal);
        var signature = signed[signed.IndexOf("<Signature ", StringComparison.Ordinal)..(signed.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length)];
        const string issuer = "</saml:Issuer><samlp:Status>";

        Refused(evil.Replace(issuer, $"</saml:Issuer>{signature}<samlp:Status>", StringComparison.Ordinal), "Response signature invalid");
        Refused(evil.Replace("</samlp:Response>", $"<samlp:Extensions>{signed}</samlp:Extensions></samlp:Response>", StringComparison.Ordinal), null);
        Refused(evil.Replace(issuer, $"</saml:Issuer>{signature.Replace("</Signature>", $"<Object>{signed}</Object></Signature>", StringComparison.Ordinal)}<samlp:Status>", StringComparison.Ordinal), null);
    }

    [Theory]
    [InlineData("URI=\"#_assertion-1\"", "URI=\"\"")]
    [InlineData("URI=\"#_assertion-1\"", "URI=\"#xpointer(/)\"")]
    [InlineData("URI=\"#_assertion-1\"", "")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#\" /><SignatureMethod", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments\" /><SignatureMethod")]
    [InlineData("xmldsig#enveloped-signature", "xmldsig#base64")]
    [InlineData("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256")]
    [InlineData("xmlenc#sha256", "xmldsig#sha1")]
    [InlineData("<Transforms>", "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")]
    [InlineData("</Transforms>", "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>self::x</XPath></Transform></Transforms>")]
    [InlineData("</SignedInfo>", "<Reference URI=\"\"/></SignedInfo>")]
    [InlineData("</SignedInfo>", "</SignedInfo><SignedInfo/>")]
    [InlineData("<SignatureValue>", "<SignatureValue>AAAA")]
    public void Signature_of_another_form_is_refused(string text, string other)
    {
        var signed = _idp.Sign(Assertion(Now));
        Assert.Contains(text, signed, StringComparison.Ordinal);

        Refused(Response(signed.Replace(text, other, StringComparison.Ordinal), Now), "Response signature invalid");
    }

    [Fact]
    public void Two_signatures_in_an_element_are_refused()
    {
        var signed = _idp.Sign(Assertion(Now));
        var start = signed.IndexOf("<Signature ", StringComparison.Ordinal);
        var signature = signed[start..(signed.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length)];

        Refused(Response(signed.Insert(start, signature), Now), "Response signature invalid");
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes128-cbc")]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes256-cbc")]
    [InlineData("http://www.w3.org/2009/xmlenc11#aes128-gcm")]
    [InlineData("http://www.w3.org/2009/xmlenc11#aes256-gcm")]
    public void Encrypted_assertion_is_opened_with_the_provider_s_key(string algorithm)
    {
        var encrypted = Response(Encrypt(_idp.Sign(Assertion(Now)), _private, algorithm), Now);

        Assert.Equal("alice", Judge(encrypted).Value.NameId);
        Assert.Equal("alice", Judge(_idp.Sign(Response(Encrypt(Assertion(Now), _private, algorithm), Now), ResponseId)).Value.NameId);
        Assert.Equal("Response signature invalid", Judge(Response(Encrypt(Assertion(Now), _private, algorithm), Now)).Error?.Message);
        Assert.Equal("The provider requires encrypted assertions", Judge(Response(_idp.Sign(Assertion(Now)), Now), requiresEncryption: true).Error?.Message);
        Assert.Null(Judge(encrypted, requiresEncryption: true).Error);
    }

    [Fact]
    public void Encryption_that_does_not_open_is_a_wrong_signature()
    {
        using var other = TestKeys.Rsa(2_048, 2);
        var signed = _idp.Sign(Assertion(Now));

        Refused(Response(Encrypt(signed, other), Now), "Response signature invalid");
        Refused(Response(Encrypt(signed, _private, transport: "http://www.w3.org/2001/04/xmlenc#rsa-1_5"), Now), "Response signature invalid");
        Refused(Response(Encrypt("no XML", _private), Now), "Response signature invalid");
        Refused(Response(Encrypt(Response(signed, Now), _private), Now), "Response signature invalid");
    }

    [Theory]
    [InlineData("!", "Invalid base64 SAMLResponse")]
    [InlineData("AAAA", "The SAML response is invalid")]
    public void Text_that_is_no_response_is_refused(string text, string message) => Assert.Equal(message, JudgeText(text).Error?.Message);

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a/>")]
    [InlineData("<a/>")]
    [InlineData("<Response xmlns='urn:oasis:names:tc:SAML:2.0:protocol' Version='1.1'/>")]
    [InlineData("<Response xmlns='urn:oasis:names:tc:SAML:2.0:protocol' Version='2.0'><b ID='1'/><c Id='1'/></Response>")]
    public void Document_that_is_no_response_is_refused(string xml) => Refused(xml, "The SAML response is invalid");

    [Fact]
    public void Deep_and_wide_documents_are_refused_before_they_cost_anything()
    {
        Refused($"<a>{string.Concat(Enumerable.Repeat("<b>", 10_000))}{string.Concat(Enumerable.Repeat("</b>", 10_000))}</a>", "The SAML response is invalid");
        Refused($"<a>{string.Concat(Enumerable.Repeat("<b/>", 20_000))}</a>", "The SAML response is invalid");
        Refused($"<a {string.Concat(Enumerable.Range(0, 12_000).Select(at => $"a{at}='' "))}/>", "The SAML response is invalid");
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(70, false)]
    public void Element_of_many_namespaces_is_refused(int count, bool isGood)
    {
        var declarations = string.Concat(Enumerable.Range(0, count).Select(at => $" xmlns:n{at}=\"urn:n\""));
        var response = Response(_idp.Sign(Assertion(Now)), Now).Replace("<samlp:Response", "<samlp:Response" + declarations, StringComparison.Ordinal);

        Assert.Equal(isGood ? null : "The SAML response is invalid", Judge(response).Error?.Message);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(1_500, false)]
    public void Long_information_about_a_signature_is_refused(int prefixes, bool isGood)
    {
        var signed = Sign(Assertion(Now), AssertionId, _idp.Key, Sha256, xml =>
        {
            if (xml.SignedInfo?.References[0] is Reference reference)
            {
                ((XmlDsigExcC14NTransform)reference.TransformChain[1]).InclusiveNamespacesPrefixList = string.Join(' ', Enumerable.Range(0, prefixes).Select(at => $"n{at}"));
            }
        });

        Assert.Equal(isGood ? null : "Response signature invalid", Judge(Response(signed, Now)).Error?.Message);
    }

    [Fact]
    public void Provider_that_did_not_authenticate_the_user_is_heard() =>
        Assert.Equal(("IDPRejectedClaim", 403), Judge(Response("", Now, "urn:oasis:names:tc:SAML:2.0:status:Responder")) is { Error: { } error } ? (error.Code, error.Status) : default);

    [Fact, Trait(Speed.Name, Speed.Slow)]
    public void Random_changes_never_throw_nor_change_who_is_meant()
    {
        var random = new Random(11); // a seed: the same changes each time
        var seed = Encoding.UTF8.GetBytes(Response(_idp.Sign(Assertion(Now)), Now));
        for (var run = 0; run < 3_000; run++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            }

            var judged = JudgeText(Convert.ToBase64String(bytes));
            Assert.True(judged.Error is not null || judged.Value is { NameId: "alice", Recipient: Endpoint, Id: AssertionId });
        }
    }

    public void Dispose()
    {
        _idp.Dispose();
        _private.Dispose();
    }

    private void Refused(string xml, string? message)
    {
        var error = Judge(xml).Error;
        Assert.NotNull(error);
        Assert.Equal(message ?? error.Message, error.Message);
    }

    private Result<SamlAssertion> Judge(string xml, bool requiresEncryption = false) => JudgeText(Encode(xml), requiresEncryption);

    private Result<SamlAssertion> JudgeText(string text, bool requiresEncryption = false)
    {
        var metadata = SamlMetadata.Parse(_idp.Metadata).Value;
        var opened = SamlResponse.Open(text, metadata, requiresEncryption, () => [_private.ExportPkcs8PrivateKey()]);
        return opened.Error is { } error ? error : SamlAssertion.Read(opened.Value, Issuer, new SamlEndpoints("SAMLPEXAMPLE"), Now);
    }
}
