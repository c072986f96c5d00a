using System.Xml;
using Writ.Services.Iam.Providers.Saml;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>An authentication response: from its text to the one assertion in it, as it was signed.</summary>
internal static class SamlResponse
{
    /// <summary>The assertion, in a document of its own.</summary>
    /// <param name="text">Base 64.</param>
    /// <param name="metadata">Whose certificates sign.</param>
    /// <param name="requiresEncryption">A plain assertion is refused.</param>
    /// <param name="privateKeys">Open an encrypted assertion; made when one comes.</param>
    public static Result<XmlElement> Open(string text, SamlMetadata metadata, bool requiresEncryption, Func<IReadOnlyList<byte[]>> privateKeys)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return AssertionErrors.NotBase64;
        }

        if (SamlXml.Parse(bytes[..length]) is not { LocalName: "Response", NamespaceURI: SamlNames.Protocol } response || response.Value("Version") != "2.0")
        {
            return AssertionErrors.NotAResponse;
        }

        if (response.Children("Issuer", SamlNames.Assertion).Any() && response.Only("Issuer", SamlNames.Assertion)?.Text() != metadata.Issuer)
        {
            return AssertionErrors.OtherIssuer;
        }

        // Every signature that is there must be good; one must be.
        var isSigned = ElementSignature.IsIn(response);
        var verified = isSigned ? ElementSignature.Verify(response, metadata.SigningCertificates) : response;
        if (verified is null)
        {
            return AssertionErrors.InvalidSignature;
        }

        if (verified.Only("Status", SamlNames.Protocol)?.Only("StatusCode", SamlNames.Protocol)?.Value("Value") != SamlNames.Success)
        {
            return AssertionErrors.Rejected;
        }

        return Assertion(verified, isSigned, metadata, requiresEncryption, privateKeys);
    }

    private static Result<XmlElement> Assertion(XmlElement response, bool isSigned, SamlMetadata metadata, bool requiresEncryption, Func<IReadOnlyList<byte[]>> privateKeys)
    {
        var plain = response.Children("Assertion", SamlNames.Assertion).ToList();
        var encrypted = response.Children("EncryptedAssertion", SamlNames.Assertion).ToList();
        if (plain.Count + encrypted.Count != 1)
        {
            return AssertionErrors.NotAResponse;
        }

        if (requiresEncryption && plain.Count > 0)
        {
            return AssertionErrors.NotEncrypted;
        }

        var assertion = plain is [var only] ? only : AssertionDecryption.Open(encrypted[0], privateKeys());
        if (assertion is not { LocalName: "Assertion", NamespaceURI: SamlNames.Assertion } || !(isSigned || ElementSignature.IsIn(assertion)))
        {
            return AssertionErrors.InvalidSignature;
        }

        return !ElementSignature.IsIn(assertion) ? assertion
            : ElementSignature.Verify(assertion, metadata.SigningCertificates) is { } verified ? verified
            : AssertionErrors.InvalidSignature;
    }
}
