using System.Security.Cryptography;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>One block of PEM text (RFC 7468).</summary>
internal readonly record struct PemBlock(string Label, byte[] Content)
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>The blocks of a text that is nothing but blocks and white space; none when it is anything else or has too many.</summary>
    public static IReadOnlyList<PemBlock> ReadAll(ReadOnlySpan<char> text, int most)
    {
        var blocks = new List<PemBlock>();
        for (text = text.Trim(); !text.IsEmpty; text = text.TrimStart())
        {
            if (blocks.Count == most || !TryTake(ref text, out var block))
            {
                return [];
            }

            blocks.Add(block);
        }

        return blocks;
    }

    // The framework's reader looks for a block anywhere; it is given exactly one.
    private static bool TryTake(ref ReadOnlySpan<char> text, out PemBlock block)
    {
        block = default;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var close = end < 0 ? -1 : text[(end + End.Length)..].IndexOf(Dashes, StringComparison.Ordinal);
        if (close < 0)
        {
            return false;
        }

        var one = text[..(end + End.Length + close + Dashes.Length)];
        if (one.LastIndexOf(Begin, StringComparison.Ordinal) != 0 || !PemEncoding.TryFind(one, out var fields) || fields.Location.End.GetOffset(one.Length) != one.Length)
        {
            return false;
        }

        var content = new byte[fields.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(one[fields.Base64Data], content, out var length) || length != content.Length)
        {
            return false;
        }

        block = new PemBlock(one[fields.Label].ToString(), content);
        text = text[one.Length..];
        return true;
    }
}
