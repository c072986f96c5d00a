using System.Xml;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>
/// What a provider's metadata says (OASIS, SAML 2.0 Metadata): who issues, with which certificates it signs, where it signs
/// users in, and until when this holds. Read from the stored document wherever it is needed; never stored itself.
/// </summary>
public sealed record SamlMetadata
{
    private const int MaxCharacters = 10_000_000;

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
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            return new SamlMetadataReading().Read(reader) is { } metadata ? metadata : SamlErrors.Unparsable;
        }
        catch (XmlException)
        {
            // The framework says only this way that a document is no XML.
            return SamlErrors.Unparsable;
        }
    }
}
