namespace Writ.Wire.Signing;

/// <summary>The query parameters a presigned request is made of, in the order AWS names them.</summary>
internal enum PresignedParameter
{
    Algorithm,
    Credential,
    Signature,
    SignedHeaders,
    Date,
    Expires,
    SecurityToken,
    ContentSha256,
}
