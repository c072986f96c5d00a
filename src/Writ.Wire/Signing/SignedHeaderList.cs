using System.Buffers;

namespace Writ.Wire.Signing;

/// <summary>The names of the signed headers, as text and one by one.</summary>
internal readonly record struct SignedHeaderList(ReadOnlyMemory<char> Text, string[] Names)
{
    private static readonly SearchValues<char> LowerToken = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    /// <summary>Names most requests sign, so that parsing allocates none of them.</summary>
    private static readonly string[] Common =
    [
        "host", "x-amz-date", "content-type", "x-amz-security-token", "x-amz-content-sha256", "x-amz-target", "content-length", "accept",
        "amz-sdk-invocation-id", "amz-sdk-request", "x-amz-user-agent", "content-md5", "date",
    ];

    /// <summary>Parses the list; false unless the names are lower case, in ascending order and each given once, as signers must send them.</summary>
    internal static bool TryParse(ReadOnlyMemory<char> joined, out SignedHeaderList list)
    {
        list = default;
        var text = joined.Span;
        var count = text.Count(';') + 1;
        if (text.Length > SigningLimits.MaxSignedHeadersLength || count > SigningLimits.MaxSignedHeaders)
        {
            return false;
        }

        var names = new string[count];
        var index = 0;
        foreach (var range in text.Split(';'))
        {
            var name = text[range];
            if (name.IsEmpty || name.ContainsAnyExcept(LowerToken) || (index > 0 && names[index - 1].AsSpan().SequenceCompareTo(name) >= 0))
            {
                return false;
            }

            names[index++] = Intern(name);
        }

        list = new SignedHeaderList(joined, names);
        return true;
    }

    /// <summary>The list of the given names, sorted, for signing.</summary>
    internal static SignedHeaderList Of(IEnumerable<string> names)
    {
        var sorted = names.Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return new SignedHeaderList(string.Join(';', sorted).AsMemory(), sorted);
    }

    private static string Intern(ReadOnlySpan<char> name)
    {
        foreach (var common in Common)
        {
            if (name.SequenceEqual(common))
            {
                return common;
            }
        }

        return name.ToString();
    }
}
