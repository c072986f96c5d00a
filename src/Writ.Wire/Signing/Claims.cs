namespace Writ.Wire.Signing;

/// <summary>What both forms of a claim have in common.</summary>
internal static class Claims
{
    private const int MaxEcho = 256;

    /// <summary>Reads the algorithm, the credential and the signed header list, in the order AWS complains about them.</summary>
    internal static SignatureCheck TryRead(in ClaimParts parts, out ClaimBody body)
    {
        body = default;
        if (parts.Algorithm.Span is not CredentialScope.Algorithm)
        {
            return new SignatureCheck(SignatureFault.Unsupported, SignatureMessages.UnsupportedAlgorithm(Excerpt(parts.Algorithm.Span)));
        }

        if (!CredentialScope.TryParse(parts.Credential, out var credential))
        {
            return SignatureCheck.Incomplete(SignatureMessages.CredentialElements(Excerpt(parts.Credential.Span)));
        }

        if (!SignedHeaderList.TryParse(parts.SignedHeaders, out var signedHeaders))
        {
            return SignatureCheck.Incomplete(SignatureMessages.SignedHeadersMalformed);
        }

        body = new ClaimBody(credential, signedHeaders, parts.Signature);
        return SignatureCheck.Ok;
    }

    internal static SignatureCheck CheckSizes(SignatureClaim claim) =>
        claim.SecurityToken?.Length > SigningLimits.MaxHeaderValueLength || claim.PayloadHash?.Length > SigningLimits.MaxHeaderValueLength
            ? SignatureCheck.TooLarge
            : SignatureCheck.Ok;

    /// <summary>A text from the request, cut to what an error message should carry.</summary>
    internal static string Excerpt(ReadOnlySpan<char> text) => (text.Length <= MaxEcho ? text : text[..MaxEcho]).ToString();
}
