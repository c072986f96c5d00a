using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>
/// The enveloped signature of a response or an assertion. What it may look like is checked before the framework sees it: its one reference is to
/// the element that it stands in, by an id that no other element has, and the algorithms are few. The framework is then given a document that has
/// this element alone, and that is what is read afterwards: what is verified and what is read cannot be two (signature wrapping).
/// </summary>
internal static class ElementSignature
{
    private const string ExclusiveForm = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string InclusiveForm = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>AWS takes certificates of providers from 1,024 bits on.</summary>
    private const int MinBits = 1_024;

    /// <summary>Of SignedInfo, in characters: it is brought into its canonical form before anything is proven, once for each certificate.</summary>
    private const int MaxInfo = 4_096;

    private static readonly string[] Methods =
    [
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    ];

    private static readonly string[] Digests =
        ["http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#sha384", "http://www.w3.org/2001/04/xmlenc#sha512"];

    /// <summary>Whether an element has a signature, good or not.</summary>
    public static bool IsIn(XmlElement element) => element.Children("Signature", SamlNames.Signature).Any();

    /// <summary>The element as it was signed, in a document of its own; null when its only signature is none of the certificates'. What the signature says of its key is not looked at.</summary>
    public static XmlElement? Verify(XmlElement element, IReadOnlyList<byte[]> certificates)
    {
        var alone = Alone(element);
        if (alone.Only("Signature", SamlNames.Signature) is not { } signature || alone.Value("ID") is not { Length: > 0 } id || !HasGoodForm(signature, id))
        {
            return null;
        }

        Strip(signature);
        try
        {
            return certificates.Any(certificate => IsSignedBy(alone, signature, certificate)) ? alone : null;
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException or ArgumentException or XmlException or InvalidOperationException)
        {
            // The framework says only this way, in many kinds, that a signature is none.
            return null;
        }
    }

    private static bool IsSignedBy(XmlElement element, XmlElement signature, byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        using var key = certificate.GetRSAPublicKey();
        if (key is not { KeySize: >= MinBits })
        {
            return false;
        }

        var signed = new OfElement(element);
        signed.LoadXml(signature);
        return signed.CheckSignature(key);
    }

    /// <summary>A copy with all the namespaces that the element stands in: its canonical forms are the same.</summary>
    private static XmlElement Alone(XmlElement element)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copy = (XmlElement)document.ImportNode(element, deep: true);
        document.AppendChild(copy);
        for (var outer = element.ParentNode as XmlElement; outer is not null; outer = outer.ParentNode as XmlElement)
        {
            foreach (var declaration in outer.Attributes.OfType<XmlAttribute>().Where(attribute => attribute.NamespaceURI == Declarations && !copy.HasAttribute(attribute.Name)))
            {
                copy.Attributes.Append((XmlAttribute)document.ImportNode(declaration, deep: true));
            }
        }

        return copy;
    }

    /// <summary>Takes away what nobody signed and nobody needs: the framework would read certificates and keys in it that anybody may have written.</summary>
    private static void Strip(XmlElement signature)
    {
        foreach (var child in signature.Children().ToList())
        {
            if (child is not { LocalName: "SignedInfo" or "SignatureValue", NamespaceURI: SamlNames.Signature })
            {
                signature.RemoveChild(child);
            }
        }
    }

    private static bool HasGoodForm(XmlElement signature, string id)
    {
        if (signature.Only("SignedInfo", SamlNames.Signature) is not { } info || info.Only("Reference", SamlNames.Signature) is not { } reference)
        {
            return false;
        }

        return info.OuterXml.Length <= MaxInfo
            && info.Children().Count() == 3
            && Algorithm(info, "CanonicalizationMethod") is ExclusiveForm or InclusiveForm
            && Methods.Contains(Algorithm(info, "SignatureMethod"), StringComparer.Ordinal)
            && Digests.Contains(Algorithm(reference, "DigestMethod"), StringComparer.Ordinal)
            && reference.Value("URI") == "#" + id
            && reference.Only("Transforms", SamlNames.Signature) is { } transforms
            && transforms.Children().All(transform => transform is { LocalName: "Transform", NamespaceURI: SamlNames.Signature })
            && transforms.Children().Select(transform => transform.Value("Algorithm")).ToList() is [Enveloped] or [Enveloped, ExclusiveForm or InclusiveForm];
    }

    private static string? Algorithm(XmlElement parent, string name) => parent.Only(name, SamlNames.Signature)?.Value("Algorithm");

    /// <summary>Knows one element, whatever id it is asked for; the id was compared before.</summary>
    private sealed class OfElement : SignedXml
    {
        private readonly XmlElement _element;

        public OfElement(XmlElement element) : base(element) => _element = element;

        public override XmlElement GetIdElement(XmlDocument? document, string idValue) => _element;
    }
}
