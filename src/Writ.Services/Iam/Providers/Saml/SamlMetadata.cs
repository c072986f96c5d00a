using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>
/// What a provider's metadata says (OASIS, SAML 2.0 Metadata): who issues, with which certificates it signs, where it signs
/// users in, and until when this holds. Read from the stored document wherever it is needed; never stored itself.
/// </summary>
public sealed record SamlMetadata
{
    private const string Names = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Signatures = "http://www.w3.org/2000/09/xmldsig#";
    private const int MaxCharacters = 10_000_000;
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;
    private const int MaxEntries = 100;

    public required string Issuer { get; init; }

    /// <summary>DER; at least one.</summary>
    public required IReadOnlyList<byte[]> SigningCertificates { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<string> SignOnUrls { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Reads a document in time linear in its length, without DTDs and without fetching anything.</summary>
    public static Result<SamlMetadata> Parse(string document)
    {
        if (document.Length > MaxCharacters)
        {
            return SamlErrors.Unparsable;
        }

        try
        {
            using var text = new StringReader(document);
            using var reader = XmlReader.Create(text, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxCharacters,
            });
            return new Reading().Read(reader) is { } metadata ? metadata : SamlErrors.Unparsable;
        }
        catch (XmlException)
        {
            // The reader has no other way to say that this is no XML.
            return SamlErrors.Unparsable;
        }
    }

    private sealed class Reading
    {
        private readonly List<byte[]> _certificates = [];
        private readonly List<string> _urls = [];
        private string? _issuer;
        private DateTimeOffset? _until;
        private bool _isWrong;
        private int _provider;
        private bool _isSigning;

        public SamlMetadata? Read(XmlReader reader)
        {
            var nodes = 0;
            while (!_isWrong && reader.Read())
            {
                _isWrong = reader.Depth > MaxDepth || ++nodes > MaxNodes;
                if (reader.NodeType == XmlNodeType.Element)
                {
                    Element(reader);
                }
                else if (reader.NodeType == XmlNodeType.Text)
                {
                    Text(reader);
                }
                else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 1)
                {
                    _provider = 0;
                }
            }

            return _isWrong || string.IsNullOrEmpty(_issuer) || _certificates.Count == 0 || _urls.Count == 0
                ? null
                : new SamlMetadata { Issuer = _issuer, SigningCertificates = _certificates, SignOnUrls = _urls, ValidUntil = _until };
        }

        private void Element(XmlReader reader)
        {
            _isCertificate = false;
            if (reader.Depth == 0)
            {
                Root(reader);
            }
            else if (reader is { Depth: 1, IsEmptyElement: false, NamespaceURI: Names, LocalName: "IDPSSODescriptor" })
            {
                _provider++;
            }
            else if (_provider > 0)
            {
                Inside(reader);
            }
        }

        private bool _isCertificate;

        private void Root(XmlReader reader)
        {
            _issuer = reader.GetAttribute("entityID");
            _isWrong |= reader is not { NamespaceURI: Names, LocalName: "EntityDescriptor" } || _issuer is { Length: > 1024 };
            if (reader.GetAttribute("validUntil") is { } until)
            {
                var style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
                _isWrong |= !DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, style, out var time);
                _until = time;
            }
        }

        private void Inside(XmlReader reader)
        {
            switch (reader.NamespaceURI, reader.LocalName, reader.Depth)
            {
                case (Names, "KeyDescriptor", 2):
                    _isSigning = reader.GetAttribute("use") is null or "signing";
                    break;
                case (Names, "SingleSignOnService", 2):
                    SignOn(reader.GetAttribute("Location"));
                    break;
                case (Signatures, "X509Certificate", _):
                    _isCertificate = _isSigning;
                    break;
            }
        }

        private void SignOn(string? location)
        {
            _isWrong |= !Uri.TryCreate(location, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || _urls.Count == MaxEntries;
            _urls.Add(location ?? "");
        }

        private void Text(XmlReader reader)
        {
            if (!_isCertificate)
            {
                return;
            }

            var text = reader.Value;
            var bytes = new byte[text.Length];
            var isRead = Convert.TryFromBase64String(text, bytes, out var length);
            _isWrong |= !isRead || !IsCertificate(bytes.AsSpan(0, length)) || _certificates.Count == MaxEntries;
            _certificates.Add(bytes[..length]);
        }

        private static bool IsCertificate(ReadOnlySpan<byte> der)
        {
            try
            {
                using var certificate = X509CertificateLoader.LoadCertificate(der);
                return true;
            }
            catch (CryptographicException)
            {
                // The loader has no other way to say that this is no certificate.
                return false;
            }
        }
    }
}
