using System.IO.Compression;
using System.Text;

namespace Writ.Services.Iam;

/// <summary>Long texts as they are kept in memory and on disk: compressed. XML shrinks to a fifth and less.</summary>
internal static class PackedText
{
    public static byte[] Pack(string text)
    {
        using var target = new MemoryStream();
        using (var packing = new DeflateStream(target, CompressionLevel.Optimal))
        {
            packing.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    public static string Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
