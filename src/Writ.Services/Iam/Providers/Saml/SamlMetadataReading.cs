using System.Globalization;
using System.Text;
using System.Xml;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>One pass over a metadata document: what it says is gathered, the rest passed over, all within bounds.</summary>
internal sealed class SamlMetadataReading
{
    private const string Names = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#";
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;
    private const int MaxEntries = 100;
    private const int MaxIssuer = 1024;
    private const int MaxUrl = 2048;
    private const int TickDigits = 7;

    private readonly List<byte[]> _certificates = [];
    private readonly List<string> _urls = [];
    private readonly StringBuilder _certificate = new();
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
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when _isInCertificate:
                    _isWrong |= _certificate.Length + reader.Value.Length > SamlCertificate.MaxLength;
                    _certificate.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    EndElement(reader.Depth);
                    break;
            }
        }

        return _isWrong || string.IsNullOrEmpty(_issuer) || _certificates.Count == 0 || _urls.Count == 0
            ? null
            : new SamlMetadata { Issuer = _issuer, SigningCertificates = _certificates, SignOnUrls = _urls, ValidUntil = _until };
    }

    private void Element(XmlReader reader)
    {
        _isWrong |= _isInCertificate; // which is text and nothing else
        Leave(reader.Depth);
        switch (reader.Depth)
        {
            case 0:
                Root(reader);
                break;
            case 1:
                _isInProvider = reader is { IsEmptyElement: false, NamespaceURI: Names, LocalName: "IDPSSODescriptor" } && IsOfThisProtocol(reader);
                break;
            case 2 when _isInProvider && reader.NamespaceURI == Names:
                Part(reader);
                break;
            case > 2 when _isInSigningKey:
                _isInCertificate = reader is { NamespaceURI: Signatures, LocalName: "X509Certificate" };
                _isWrong |= _isInCertificate && reader.IsEmptyElement;
                break;
        }
    }

    private void EndElement(int depth)
    {
        if (_isInCertificate)
        {
            Certificate(_certificate.ToString());
            _certificate.Clear();
            _isInCertificate = false;
        }

        Leave(depth);
    }

    // Where an element of that depth begins or ends, those of its depth and below have ended.
    private void Leave(int depth)
    {
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

    // A provider may describe itself for SAML 1.1 as well, with other keys. The schema demands the list; a document without is taken at its word.
    private static bool IsOfThisProtocol(XmlReader reader) =>
        reader.GetAttribute("protocolSupportEnumeration") is not { } protocols
        || protocols.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(Protocol, StringComparer.Ordinal);

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
        var der = _certificates.Count == MaxEntries ? null : SamlCertificate.Read(text);
        _isWrong |= der is null;
        _certificates.Add(der ?? []);
    }

    // xs:dateTime; without a zone it is UTC, as the specification demands.
    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        WithoutMoreThanTicks(text),
        ["yyyy-MM-dd'T'HH:mm:ssK", .. Enumerable.Range(1, TickDigits).Select(digits => $"yyyy-MM-dd'T'HH:mm:ss.{new string('f', digits)}K")],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
        out time);

    // The schema lets a second have any number of digits behind its point.
    private static string WithoutMoreThanTicks(string text)
    {
        var digits = text.IndexOf('.', StringComparison.Ordinal) + 1;
        var end = digits;
        while (digits > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - digits > TickDigits ? text.Remove(digits + TickDigits, end - digits - TickDigits) : text;
    }
}
