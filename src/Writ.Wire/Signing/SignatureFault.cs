namespace Writ.Wire.Signing;

/// <summary>Why a signature is not accepted; the gateway maps it to the error code of the protocol and service at hand.</summary>
public enum SignatureFault
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>The request is unsigned.</summary>
    Missing,

    /// <summary>A part of the signature is absent or malformed (AWS: <c>IncompleteSignature</c>).</summary>
    Incomplete,

    /// <summary>The request's date is not one of the accepted formats.</summary>
    InvalidDate,

    /// <summary>A presigned request is used after its <c>X-Amz-Expires</c>.</summary>
    Expired,

    /// <summary>The request was signed longer ago than the allowed clock skew.</summary>
    TooOld,

    /// <summary>The request was signed further in the future than the allowed clock skew.</summary>
    NotYetValid,

    /// <summary>The credential scope names another date, region, service or terminator.</summary>
    WrongScope,

    /// <summary>A header that must be signed is not.</summary>
    HeaderNotSigned,

    /// <summary>The body is not the one whose hash was signed.</summary>
    PayloadMismatch,

    /// <summary>The signature is not the one computed here.</summary>
    Mismatch,

    /// <summary>An algorithm or payload mode that is not served, or a request beyond <see cref="SigningLimits"/>.</summary>
    Unsupported,
}
