using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Writ.Services.Iam.Providers.Saml;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Services.Iam.Providers;

public sealed class SamlMetadataTests
{
    private const string SignOn = "<SingleSignOnService Binding='b' Location='https://idp.example/sso'/>";

    private static readonly string Certificate = NewCertificate();

    private static readonly string Key = KeyOf("use='signing'", Certificate);

    [Fact]
    public void Document_is_read_with_all_it_says()
    {
        var metadata = SamlMetadata.Parse(Document(
            $"<?pi x?><!-- c --><SPSSODescriptor>{Key}{SignOn}</SPSSODescriptor><IDPSSODescriptor>{KeyOf("use='encryption'", "none")}{Key}{SignOn}{KeyOf("", Certificate)}</IDPSSODescriptor>",
            "validUntil='2030-01-02T03:04:05.678+01:00'")).Value;

        Assert.Equal("https://idp.example", metadata.Issuer);
        Assert.Equal(["https://idp.example/sso"], metadata.SignOnUrls);
        Assert.Equal([Convert.FromBase64String(Certificate), Convert.FromBase64String(Certificate)], metadata.SigningCertificates);
        Assert.Equal(new DateTimeOffset(2030, 1, 2, 2, 4, 5, 678, TimeSpan.Zero), metadata.ValidUntil);
    }

    [Theory]
    [InlineData("2030-01-02T03:04:05Z", "2030-01-02T03:04:05Z")]
    [InlineData("2030-01-02T03:04:05", "2030-01-02T03:04:05Z")]
    [InlineData(" 2030-01-02T03:04:05.1234567-02:00 ", "2030-01-02T05:04:05.1234567Z")]
    [InlineData("2001-01-01T00:00:00Z", "2001-01-01T00:00:00Z")]
    [InlineData("2030-01-02T03:04:05.123456789Z", "2030-01-02T03:04:05.1234567Z")]
    [InlineData("2030-01-02T03:04:05.9999999999+01:00", "2030-01-02T02:04:05.9999999Z")]
    public void Time_is_read_as_the_schema_writes_it(string text, string time) =>
        Assert.Equal(DateTimeOffset.Parse(time, null), SamlMetadata.Parse(Sound($"validUntil='{text}'")).Value.ValidUntil);

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("12:00")]
    [InlineData("01/02/2030")]
    [InlineData("2030-13-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("2030-01-02T03:04:05.Z")]
    [InlineData("2030-01-02T03:04:05.12x4567890Z")]
    [InlineData("99999-01-01T00:00:00Z")]
    public void Time_that_is_none_is_refused(string text) => Refused(Sound($"validUntil='{text}'"));

    [Fact]
    public void Certificate_may_have_line_breaks_and_a_prefix() =>
        Assert.Single(SamlMetadata.Parse(Document(
            $"<IDPSSODescriptor>{KeyOf("use='signing'", "\n  " + string.Join("\r\n  ", Certificate.Chunk(64).Select(part => new string(part))) + "\n")}{SignOn}</IDPSSODescriptor>")).Value.SigningCertificates);

    [Fact]
    public void Certificate_outside_a_signing_key_is_passed_over()
    {
        var loose = $"<Extensions><X509Certificate xmlns='http://www.w3.org/2000/09/xmldsig#'>{Certificate}</X509Certificate></Extensions>";

        Refused(Document($"<IDPSSODescriptor>{loose}{KeyOf("use='encryption'", Certificate)}<KeyDescriptor use='signing'/>{loose}{SignOn}</IDPSSODescriptor>{Key}"));
        Assert.Single(SamlMetadata.Parse(Document($"<IDPSSODescriptor>{Key}{loose}{SignOn}</IDPSSODescriptor>")).Value.SigningCertificates);
    }

    [Fact]
    public void Certificate_is_all_of_its_text_whatever_stands_between()
    {
        var half = Certificate.Length / 2;
        var split = $"{Certificate[..half]}<!-- c --><?pi x?><![CDATA[{Certificate[half..]}]]>\n";

        Assert.Equal([Convert.FromBase64String(Certificate)], SamlMetadata.Parse(Document(Provider(KeyOf("", split) + SignOn))).Value.SigningCertificates);
        Refused(Document(Provider(KeyOf("", $"{Certificate}<!-- c -->AAAA") + SignOn)));
        Refused(Document(Provider(KeyOf("", $"{Certificate}<x/>") + SignOn)));
        Refused(Document(Provider(Key + KeyOf("", "") + SignOn)));
        Refused(Document(Provider(Key + KeyOf("", " <!-- c --> ") + SignOn)));
        Refused(Document(Provider(Key + SignOn + KeyOf("", "").Replace("<d:X509Certificate></d:X509Certificate>", "<d:X509Certificate/>", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(1016, false)]
    [InlineData(1024, true)]
    [InlineData(3072, true)]
    public void Key_of_a_certificate_has_1024_bits_at_least(int bits, bool isTaken)
    {
        using var key = TestKeys.Rsa(bits);
        var request = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        Assert.Equal(isTaken, ErrorOf(Sign(request)) is null);
    }

    [Fact]
    public void Extensions_of_a_certificate_are_all_different()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4", [0x30, 0x00], critical: false));
        request.CertificateExtensions.Add(new X509Extension("1.2.3.5", [0x30, 0x00], critical: false));
        var der = Convert.FromBase64String(Sign(request));
        Assert.Null(ErrorOf(Convert.ToBase64String(der)));

        der[der.AsSpan().IndexOf<byte>([6, 3, 0x2a, 3, 5]) + 4] = 4; // 1.2.3.5 becomes another 1.2.3.4

        Assert.NotNull(ErrorOf(Convert.ToBase64String(der)));
    }

    [Fact]
    public void Descriptor_of_another_protocol_is_passed_over()
    {
        const string Saml2 = "urn:oasis:names:tc:SAML:2.0:protocol";
        string Of(string protocols, string location) =>
            $"<IDPSSODescriptor protocolSupportEnumeration='{protocols}'>{Key}<SingleSignOnService Location='{location}'/></IDPSSODescriptor>";

        var old = Of("urn:oasis:names:tc:SAML:1.1:protocol urn:mace:shibboleth:1.0", "https://idp.example/old");

        Refused(Document(old));
        Assert.Equal(
            ["https://idp.example/a", "https://idp.example/b"],
            SamlMetadata.Parse(Document(old + Of(Saml2, "https://idp.example/a") + Of($" urn:oasis:names:tc:SAML:1.1:protocol\n{Saml2}", "https://idp.example/b"))).Value.SignOnUrls);
    }

    [Fact]
    public void Document_begins_with_no_byte_order_mark_and_may_declare_any_encoding()
    {
        Refused("\ufeff" + Sound());
        Refused("\u00ef\u00bb\u00bf" + Sound());
        Assert.Null(SamlMetadata.Parse("<?xml version='1.0' encoding='utf-16'?>" + Sound()).Error);
    }

    [Fact]
    public void Document_that_misses_something_is_refused()
    {
        Refused("");
        Refused("<x/>");
        Refused(Document(""));
        Refused(Document("<IDPSSODescriptor/>"));
        Refused(Document($"<IDPSSODescriptor>{Key}</IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{SignOn}</IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{Key}{SignOn}<SingleSignOnService/></IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{Key}<SingleSignOnService Location='/relative'/></IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{Key}<SingleSignOnService Location='javascript:x'/></IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{KeyOf("use='signing'", "AAAA")}{SignOn}</IDPSSODescriptor>"));
        Refused(Document($"<IDPSSODescriptor>{KeyOf("use='signing'", "not base 64")}{SignOn}</IDPSSODescriptor>"));
        Refused(Sound().Replace("entityID='https://idp.example'", "", StringComparison.Ordinal));
        Refused(Sound().Replace("urn:oasis:names:tc:SAML:2.0:metadata", "urn:other", StringComparison.Ordinal));
        Refused(Sound()[..^1]);
        Refused(Sound() + "<x/>");
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'>%p;]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>")]
    [InlineData("<!DOCTYPE a>")]
    public void Document_types_and_entities_are_refused(string before)
    {
        Refused(before + Sound());
        Refused(Sound().Replace("https://idp.example/sso", "&x;", StringComparison.Ordinal));
    }

    [Fact]
    public void Documents_beyond_the_bounds_are_refused()
    {
        Refused(Document(Repeat("<x>", 100) + Repeat("</x>", 100) + Provider(Key + SignOn)));
        Refused(Document(Repeat("<x/>", 300_000) + Provider(Key + SignOn)));
        Refused(Document(Provider(Repeat(Key, 101) + SignOn)));
        Refused(Document(Provider(Key + Repeat(SignOn, 101))));
        Refused(Document(Provider(Key + $"<SingleSignOnService Location='https://a/{new string('a', 3_000)}'/>")));
        Refused(Document(Provider(KeyOf("use='signing'", new string('A', 100_000)) + SignOn)));
        Refused(Sound().Replace("https://idp.example'", $"https://{new string('a', 2_000)}'", StringComparison.Ordinal));
        Refused(Sound() + new string(' ', 10_000_000));
    }

    [Fact]
    public void Long_documents_within_the_bounds_are_read()
    {
        var attributes = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"a{n}='{n}'"));
        var namespaces = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"xmlns:n{n}='urn:{n}'"));

        Assert.Null(SamlMetadata.Parse(Document($"<x {attributes}/><x {namespaces}/><x>{new string('y', 1_000_000)}</x>" + Provider(Key + SignOn))).Error);
    }

    [Fact]
    public void Damaged_documents_are_refused_or_read_but_never_throw()
    {
        const int Rounds = 3_000;
        var sound = Document($"<!-- c -->{Provider(Key + SignOn)}<Organization>&amp;<![CDATA[x]]></Organization>", "validUntil='2030-01-02T03:04:05Z'");
        string[] pieces = ["<", ">", "&", "&#0;", "&#xD800;", "]]>", "<!--", "<![CDATA[", "<?", "xmlns=''", "'", "\"", "\0", "\ud800", "\uffff", "<IDPSSODescriptor>", "</IDPSSODescriptor>", Key, SignOn];
        var random = new Random(11);

        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                text.Remove(at, Math.Min(random.Next(0, 12), text.Length - at));
                text.Insert(at, pieces[random.Next(pieces.Length)]);
            }

            var metadata = SamlMetadata.Parse(text.ToString());

            Assert.True(metadata.Error?.Code == "InvalidInput" || metadata.Value.SigningCertificates.Count > 0);
        }
    }

    private static void Refused(string document) => Assert.Equal("Could not parse metadata", SamlMetadata.Parse(document).Error?.Message);

    private static string Sound(string attributes = "") => Document(Provider(Key + SignOn), attributes);

    private static string Provider(string content) => $"<IDPSSODescriptor>{content}</IDPSSODescriptor>";

    private static string Document(string content, string attributes = "") =>
        $"<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://idp.example' {attributes}>{content}</EntityDescriptor>";

    private static string KeyOf(string use, string certificate) =>
        $"<KeyDescriptor {use}><d:KeyInfo xmlns:d='http://www.w3.org/2000/09/xmldsig#'><d:X509Data><d:X509Certificate>{certificate}</d:X509Certificate></d:X509Data></d:KeyInfo></KeyDescriptor>";

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256));
    }

    private static string Sign(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.RawData);
    }

    private static AwsError? ErrorOf(string certificate) => SamlMetadata.Parse(Document(Provider(KeyOf("", certificate) + SignOn))).Error;
}
