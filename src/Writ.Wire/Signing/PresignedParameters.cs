using System.Runtime.CompilerServices;

namespace Writ.Wire.Signing;

/// <summary>The authentication parameters found in a query string.</summary>
internal struct PresignedParameters
{
    private static readonly string[] Names =
    [
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires",
        "X-Amz-Security-Token", "X-Amz-Content-Sha256",
    ];

    private Values _values;

    /// <summary>The decoded value, or null when the parameter is absent.</summary>
    public readonly string? this[PresignedParameter parameter] => _values[(int)parameter];

    /// <summary>Whether these are the parameters of a presigned request: a date or token alone does not make one.</summary>
    public readonly bool ArePresent =>
        (this[PresignedParameter.Algorithm] ?? this[PresignedParameter.Credential] ?? this[PresignedParameter.Signature]) is not null;

    internal static string NameOf(PresignedParameter parameter) => Names[(int)parameter];

    /// <summary>Reads them; a fault when one is repeated (which of them would count?) or not text.</summary>
    internal static SignatureCheck TryRead(ReadOnlySpan<char> query, out PresignedParameters parameters)
    {
        parameters = default;
        if (query.Count('&') >= SigningLimits.MaxQueryParameters)
        {
            return SignatureCheck.TooLarge;
        }

        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            var equals = pair.IndexOf('=');
            var index = IndexOf(equals < 0 ? pair : pair[..equals]);
            if (index < 0)
            {
                continue;
            }

            if (parameters._values[index] is not null)
            {
                return SignatureCheck.Incomplete(SignatureMessages.Duplicate(Names[index]));
            }

            if (!PercentEncoding.TryDecodeQuery(equals < 0 ? "" : pair[(equals + 1)..], out var value))
            {
                return SignatureCheck.Incomplete(SignatureMessages.MalformedQuery);
            }

            parameters._values[index] = value;
        }

        return SignatureCheck.Ok;
    }

    private static int IndexOf(ReadOnlySpan<char> name)
    {
        const int LongestEncoded = 3 * 20;
        if (name.Length is < 10 or > LongestEncoded)
        {
            return -1;
        }

        if (name.Contains('%'))
        {
            return PercentEncoding.TryDecodeQuery(name, out var decoded) ? Array.IndexOf(Names, decoded) : -1;
        }

        for (var i = 0; i < Names.Length && name.StartsWith("X-Amz-"); i++)
        {
            if (name.SequenceEqual(Names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    [InlineArray(8)]
    private struct Values
    {
        private string? _first;
    }
}
