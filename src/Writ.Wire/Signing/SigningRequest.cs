using System.Diagnostics.CodeAnalysis;

namespace Writ.Wire.Signing;

/// <summary>A request to be signed, as it will be sent.</summary>
public sealed class SigningRequest : ISignableRequest
{
    /// <inheritdoc/>
    public string Method { get; init; } = "GET";

    /// <inheritdoc/>
    public string Path { get; init; } = "/";

    /// <inheritdoc/>
    public string QueryString { get; init; } = "";

    /// <summary>The headers, <c>Host</c> among them; a name may occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>See <see cref="SigningPolicy.NormalizePath"/>: false for S3.</summary>
    public bool NormalizePath { get; init; } = true;

    /// <summary>Signs <c>UNSIGNED-PAYLOAD</c> in place of the body's hash: S3 only.</summary>
    public bool UnsignedPayload { get; init; }

    /// <summary>Adds <c>x-amz-content-sha256</c> to the signed headers of the header form, as S3 requires.</summary>
    public bool AddPayloadHash { get; init; }

    /// <inheritdoc/>
    public bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = value is null ? header.Value : value + "," + header.Value;
            }
        }

        return value is not null;
    }

    /// <inheritdoc/>
    public int HeaderCount => Headers.Count;

    /// <inheritdoc/>
    public int CopyHeaderNames(string prefix, Span<string> names)
    {
        var found = Headers.Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(header => header.Key).ToArray();
        found.AsSpan(0, Math.Min(found.Length, names.Length)).CopyTo(names);
        return found.Length;
    }

    /// <summary>The same request with other headers or another query string.</summary>
    internal SigningRequest With(IReadOnlyList<KeyValuePair<string, string>> headers, string queryString) => new()
    {
        Method = Method,
        Path = Path,
        QueryString = queryString,
        Headers = headers,
        Body = Body,
        NormalizePath = NormalizePath,
        UnsignedPayload = UnsignedPayload,
        AddPayloadHash = AddPayloadHash,
    };
}
