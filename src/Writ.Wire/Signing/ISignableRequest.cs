using System.Diagnostics.CodeAnalysis;

namespace Writ.Wire.Signing;

/// <summary>What a verifier may read of an HTTP request. Implemented as a struct by the gateway, so calls are direct.</summary>
public interface ISignableRequest
{
    /// <summary>The HTTP method as sent, upper case for every client that signs.</summary>
    string Method { get; }

    /// <summary>The path as sent, still percent-encoded ("/" for IAM). The path the request is routed by must be this one.</summary>
    string Path { get; }

    /// <summary>The query string as sent, without the question mark.</summary>
    string QueryString { get; }

    /// <summary>Looks a header up, the name in any case; several values are joined with a comma.</summary>
    bool TryGetHeader(string name, [NotNullWhen(true)] out string? value);

    /// <summary>How many headers were sent.</summary>
    int HeaderCount { get; }

    /// <summary>
    /// Fills <paramref name="names"/> with the names of the headers that were sent and begin so, in any case (any order, each at least
    /// once), and returns how many there are, which may be more than fit.
    /// Needed because every <c>x-amz-*</c> header has to be covered by the signature.
    /// </summary>
    int CopyHeaderNames(string prefix, Span<string> names);
}
