using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Writ.Wire;

namespace Writ.Tests.Services.Sts.Federation.Saml;

/// <summary>A SAML identity provider: its metadata, and whatever responses a test wants of it, bad ones too.</summary>
internal sealed class TestSamlProvider : IDisposable
{
    public const string Issuer = "https://idp.example.com/saml";
    public const string Role = "arn:aws:iam::111122223333:role/deploy";
    public const string Arn = "arn:aws:iam::111122223333:saml-provider/corp";
    public const string Endpoint = "https://signin.aws.amazon.com/saml";
    public const string AssertionId = "_assertion-1";
    public const string ResponseId = "_response-1";
    public const string Sha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    private const string Namespaces = "xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

    /// <param name="key">Which of the tests' RSA keys it has.</param>
    public TestSamlProvider(int key = 0)
    {
        Key = TestKeys.Rsa(2_048, key);
        var request = new CertificateRequest("CN=idp.example.com", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public RSA Key { get; }

    public X509Certificate2 Certificate { get; }

    public string Metadata => $"""
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{Issuer}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{Convert.ToBase64String(Certificate.RawData)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
        <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></IDPSSODescriptor></EntityDescriptor>
        """;

    /// <summary>The text of an assertion that is good at that time, unsigned; attributes beyond the two that must be.</summary>
    public static string Assertion(DateTimeOffset now, string attributes = "", string user = "alice") => $"""
        <saml:Assertion {Namespaces} ID="{AssertionId}" Version="2.0" IssueInstant="{Text(now)}"><saml:Issuer>{Issuer}</saml:Issuer><saml:Subject>
        <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{user}</saml:NameID>
        <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{Text(now.AddMinutes(5))}" Recipient="{Endpoint}"/></saml:SubjectConfirmation>
        </saml:Subject><saml:Conditions NotBefore="{Text(now.AddMinutes(-5))}" NotOnOrAfter="{Text(now.AddMinutes(5))}"><saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction></saml:Conditions>
        <saml:AuthnStatement AuthnInstant="{Text(now)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
        <saml:AttributeStatement>{Attribute("Role", $"{Role},{Arn}")}{Attribute("RoleSessionName", user)}{attributes}</saml:AttributeStatement></saml:Assertion>
        """;

    /// <summary>One of AWS's attributes.</summary>
    public static string Attribute(string name, params string[] values) => Named("https://aws.amazon.com/SAML/Attributes/" + name, values);

    public static string Named(string name, params string[] values) =>
        $"<saml:Attribute Name=\"{name}\">{string.Concat(values.Select(value => $"<saml:AttributeValue>{value}</saml:AttributeValue>"))}</saml:Attribute>";

    /// <summary>The text of a response around an assertion, unsigned.</summary>
    public static string Response(string assertion, DateTimeOffset now, string status = "urn:oasis:names:tc:SAML:2.0:status:Success") =>
        $"""<samlp:Response {Namespaces} ID="{ResponseId}" Version="2.0" IssueInstant="{Text(now)}" Destination="{Endpoint}"><saml:Issuer>{Issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>{assertion}</samlp:Response>""";

    /// <summary>A whole response with a signed assertion, as clients pass it.</summary>
    public string Good(DateTimeOffset now, string attributes = "", string user = "alice") => Encode(Response(Sign(Assertion(now, attributes, user)), now));

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    public string Sign(string xml, string id = AssertionId, string method = Sha256) => Sign(xml, id, Key, method);

    /// <summary>Puts a signature behind the issuer of the element with that id.</summary>
    public static string Sign(string xml, string id, RSA key, string method = Sha256, Action<SignedXml>? change = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        var element = document.SelectNodes("//*")?.OfType<XmlElement>().Single(candidate => candidate.GetAttribute("ID") == id) ?? throw new InvalidDataException("No such element.");
        var signed = new SignedXml(document) { SigningKey = key };
        var info = signed.SignedInfo ?? throw new InvalidOperationException("A new signature has its information.");
        info.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        info.SignatureMethod = method;
        var reference = new Reference("#" + id) { DigestMethod = method.EndsWith("sha1", StringComparison.Ordinal) ? SignedXml.XmlDsigSHA1Url : SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        change?.Invoke(signed);
        signed.ComputeSignature();
        var issuer = element.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Issuer");
        element.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), issuer);
        return document.OuterXml;
    }

    /// <summary>An encrypted assertion: RSA-OAEP around a new key, and AES.</summary>
    public static string Encrypt(string assertion, RSA key, string algorithm = "http://www.w3.org/2009/xmlenc11#aes256-gcm", string transport = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p")
    {
        var secret = RandomNumberGenerator.GetBytes(algorithm.Contains("128", StringComparison.Ordinal) ? 16 : 32);
        var plain = Encoding.UTF8.GetBytes(assertion);
        byte[] cipher;
        if (algorithm.EndsWith("gcm", StringComparison.Ordinal))
        {
            cipher = new byte[12 + plain.Length + 16];
            RandomNumberGenerator.Fill(cipher.AsSpan(0, 12));
            using var gcm = new AesGcm(secret, 16);
            gcm.Encrypt(cipher.AsSpan(0, 12), plain, cipher.AsSpan(12, plain.Length), cipher.AsSpan(12 + plain.Length));
        }
        else
        {
            using var aes = Aes.Create();
            aes.Key = secret;
            cipher = [.. aes.IV, .. aes.EncryptCbc(plain, aes.IV, PaddingMode.ISO10126)];
        }

        var padding = transport.EndsWith("rsa-1_5", StringComparison.Ordinal) ? RSAEncryptionPadding.Pkcs1 : RSAEncryptionPadding.OaepSHA1;
        return $"""
            <saml:EncryptedAssertion {Namespaces}><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="{algorithm}"/>
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="{transport}"/><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(key.Encrypt(secret, padding))}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></KeyInfo>
            <xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(cipher)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>
            """;
    }

    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    private static string Text(DateTimeOffset time) => WireTime.Iso(time);
}
