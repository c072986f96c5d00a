using System.Collections.Frozen;
using Writ.Wire.Query;

namespace Writ.Wire.RestJson;

/// <summary>The parts of an HTTP request that carry members.</summary>
public sealed class RestRequest
{
    /// <summary>More parameters than any operation has members.</summary>
    public const int MaxParameters = 500;

    private readonly List<KeyValuePair<string, string>> _parameters = [];

    /// <summary>The labels of the path, decoded.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Names in any case; of a header sent several times the values joined by commas.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The parameters of the query string, in order, but for those of a presigned request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    /// <summary>Reads the query string; false when it is none, or beyond its bounds.</summary>
    public bool TryAddQuery(ReadOnlySpan<char> query)
    {
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            if (_parameters.Count == MaxParameters
                || !FormText.TryDecode(equals < 0 ? pair : pair[..equals], out var name)
                || !FormText.TryDecode(equals < 0 ? [] : pair[(equals + 1)..], out var value))
            {
                return false;
            }

            if (!IsOfSignature(name))
            {
                _parameters.Add(new(name, value));
            }
        }

        return true;
    }

    /// <summary>The header's value; null when it was not sent.</summary>
    public string? Header(string name) => Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    private static bool IsOfSignature(string name) => name is "X-Amz-Algorithm" or "X-Amz-Credential" or "X-Amz-Date" or "X-Amz-Expires"
        or "X-Amz-Security-Token" or "X-Amz-Signature" or "X-Amz-SignedHeaders";
}
