using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Writ.Wire.Signing;

namespace Writ.Server.Gateway;

/// <summary>An HTTP request as the verifier of signatures reads it.</summary>
internal readonly struct SignedRequest(Exchange exchange) : ISignableRequest
{
    private readonly IHeaderDictionary _headers = exchange.Http.Request.Headers;

    public string Method { get; } = exchange.Http.Request.Method;

    public string Path { get; } = exchange.Path;

    public string QueryString { get; } = exchange.QueryString;

    public bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        var found = _headers.TryGetValue(name, out var values);
        value = found ? values.Count == 1 ? values[0] ?? "" : string.Join(',', values.AsEnumerable()) : null;
        return found && value is not null;
    }

    public int HeaderCount => _headers.Count;

    public int CopyHeaderNames(string prefix, Span<string> names)
    {
        var count = 0;
        foreach (var header in _headers)
        {
            if (!header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (count < names.Length)
            {
                names[count] = header.Key;
            }

            count++;
        }

        return count;
    }
}
