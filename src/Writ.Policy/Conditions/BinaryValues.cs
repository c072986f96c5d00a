namespace Writ.Policy.Conditions;

/// <summary>Values of BinaryEquals: bytes, base64 on both sides.</summary>
internal sealed class BinaryValues(IReadOnlyList<string> values) : PolicyValues
{
    private const int OnStack = 512;

    private readonly byte[]?[] _bytes = [.. values.Select(Read)];

    public override bool AllReadable => Array.TrueForAll(_bytes, bytes => bytes is not null);

    public override Comparison Compare(string requestValue, RequestContext context)
    {
        int room = (requestValue.Length / 4 * 3) + 3;
        Span<byte> buffer = room <= OnStack ? stackalloc byte[OnStack] : new byte[room];
        if (!Convert.TryFromBase64String(requestValue, buffer, out int length))
        {
            return Comparison.NoMatch;
        }

        foreach (byte[]? bytes in _bytes)
        {
            if (bytes is not null && buffer[..length].SequenceEqual(bytes))
            {
                return Comparison.Match;
            }
        }

        return Comparison.NoMatch;
    }

    private static byte[]? Read(string text)
    {
        byte[] buffer = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, buffer, out int length) ? buffer[..length] : null;
    }
}
