namespace Writ.Wire.Signing;

/// <summary>The sizes beyond which a request is refused before anything is allocated for it.</summary>
public static class SigningLimits
{
    /// <summary>Headers of a request.</summary>
    public const int MaxHeaders = 100;

    /// <summary>Names in the list of signed headers.</summary>
    public const int MaxSignedHeaders = 200;

    /// <summary>Characters of the list of signed headers.</summary>
    public const int MaxSignedHeadersLength = 8 * 1024;

    /// <summary>Characters of one header value, the session token's among them.</summary>
    public const int MaxHeaderValueLength = 16 * 1024;

    /// <summary>Characters of the path.</summary>
    public const int MaxPathLength = 8 * 1024;

    /// <summary>Characters of the query string.</summary>
    public const int MaxQueryLength = 32 * 1024;

    /// <summary>Parameters of the query string.</summary>
    public const int MaxQueryParameters = 256;

    /// <summary>Characters of the HTTP method.</summary>
    public const int MaxMethodLength = 32;

    /// <summary>Characters of the whole credential: access key id and scope.</summary>
    public const int MaxCredentialLength = 256;

    /// <summary>Bytes of the canonical request.</summary>
    public const int MaxCanonicalLength = 256 * 1024;
}
