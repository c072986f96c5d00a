namespace Writ.Wire.Signing;

/// <summary>Where a request carries its signature.</summary>
public enum SignatureForm
{
    /// <summary>Nowhere: the request is unsigned.</summary>
    None,

    /// <summary>In the <c>Authorization</c> header.</summary>
    Header,

    /// <summary>In <c>X-Amz-*</c> query parameters: a presigned URL.</summary>
    Query,
}
