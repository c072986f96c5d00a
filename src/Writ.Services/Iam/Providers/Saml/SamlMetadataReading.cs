using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>One pass over a metadata document: what it says is gathered, the rest passed over, all within bounds.</summary>
internal sealed class SamlMetadataReading
{
    private const string Names = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#";
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;
    private const int MaxEntries = 100;
    private const int MaxIssuer = 1024;
    private const int MaxUrl = 2048;
    private const int MaxCertificate = 32_768;

    private readonly List<byte[]> _certificates = [];
    private readonly List<string> _urls = [];
    private string? _issuer;
    private DateTimeOffset? _until;
    private bool _isWrong;
    private bool _isInProvider;
    private bool _isInSigningKey;
    private bool _isInCertificate;

    /// <summary>What the document says, or null when it is no metadata of a provider that can sign users in.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public SamlMetadata? Read(XmlReader reader)
    {
        var nodes = 0;
        while (!_isWrong && reader.Read())
        {
            _isWrong = reader.Depth > MaxDepth || ++nodes > MaxNodes;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Element(reader);
                    break;
                case XmlNodeType.Text when _isInCertificate:
                    Certificate(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    Leave(reader.Depth);
                    break;
            }
        }

        return _isWrong || string.IsNullOrEmpty(_issuer) || _certificates.Count == 0 || _urls.Count == 0
            ? null
            : new SamlMetadata { Issuer = _issuer, SigningCertificates = _certificates, SignOnUrls = _urls, ValidUntil = _until };
    }

    private void Element(XmlReader reader)
    {
        Leave(reader.Depth);
        switch (reader.Depth)
        {
            case 0:
                Root(reader);
                break;
            case 1:
                _isInProvider = reader is { IsEmptyElement: false, NamespaceURI: Names, LocalName: "IDPSSODescriptor" };
                break;
            case 2 when _isInProvider && reader.NamespaceURI == Names:
                Part(reader);
                break;
            case > 2 when _isInSigningKey:
                _isInCertificate = reader is { IsEmptyElement: false, NamespaceURI: Signatures, LocalName: "X509Certificate" };
                break;
        }
    }

    // Where an element of that depth begins or ends, those of its depth and below have ended.
    private void Leave(int depth)
    {
        _isInCertificate = false;
        _isInSigningKey &= depth > 2;
        _isInProvider &= depth > 1;
    }

    private void Root(XmlReader reader)
    {
        _issuer = reader.GetAttribute("entityID");
        _isWrong |= reader is not { NamespaceURI: Names, LocalName: "EntityDescriptor" } || _issuer is { Length: > MaxIssuer };
        if (reader.GetAttribute("validUntil") is { } until)
        {
            _isWrong |= !TryReadTime(until, out var time);
            _until = time;
        }
    }

    private void Part(XmlReader reader)
    {
        if (reader.LocalName == "KeyDescriptor")
        {
            _isInSigningKey = !reader.IsEmptyElement && reader.GetAttribute("use") is null or "signing";
        }
        else if (reader.LocalName == "SingleSignOnService")
        {
            SignOn(reader.GetAttribute("Location"));
        }
    }

    private void SignOn(string? location)
    {
        _isWrong |= location is null or { Length: > MaxUrl }
            || !Uri.TryCreate(location, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
            || _urls.Count == MaxEntries;
        _urls.Add(location ?? "");
    }

    private void Certificate(string text)
    {
        _isInCertificate = false;
        var der = text.Length > MaxCertificate || _certificates.Count == MaxEntries ? null : ReadCertificate(text);
        _isWrong |= der is null;
        _certificates.Add(der ?? []);
    }

    private static byte[]? ReadCertificate(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(bytes.AsSpan(0, length));
            return certificate.RawData;
        }
        catch (CryptographicException)
        {
            // The framework says only this way that a certificate is none.
            return null;
        }
    }

    // xs:dateTime; without a zone it is UTC, as the specification demands.
    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text,
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
        out time);
}
