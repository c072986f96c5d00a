namespace Writ.Wire.Signing;

/// <summary>What decides the shape of a canonical request besides the request itself.</summary>
internal readonly ref struct CanonicalForm
{
    /// <summary>The headers to sign.</summary>
    public required SignedHeaderList SignedHeaders { get; init; }

    /// <summary>The last line: the hash of the body in hexadecimal, or the literal that stands for it.</summary>
    public required ReadOnlySpan<byte> PayloadHash { get; init; }

    /// <summary>See <see cref="SigningPolicy.NormalizePath"/>.</summary>
    public required bool NormalizePath { get; init; }

    /// <summary>True when the signature travels in the query string, and is left out of it for signing.</summary>
    public required bool IsPresigned { get; init; }
}
