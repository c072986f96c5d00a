using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Writ.Policy.Catalog;

/// <summary>
/// One of the data files inside the assembly: a compressed index and blocks that are decompressed one at a time. They stay in the mapped
/// assembly; nothing is read before it is asked for. <c>tools/aws-data/pack.mjs</c> writes them.
/// </summary>
internal sealed class PackedFile
{
    private readonly Func<Stream> _open;
    private readonly int _firstBlock;

    private PackedFile(Func<Stream> open)
    {
        _open = open;
        using Stream stream = open();
        Span<byte> head = stackalloc byte[sizeof(int)];
        stream.ReadExactly(head);
        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        _firstBlock = sizeof(int) + length;

        byte[] index = new byte[length];
        stream.ReadExactly(index);
        using StreamReader lines = new(new BrotliStream(new MemoryStream(index), CompressionMode.Decompress), Encoding.UTF8);
        Source = lines.ReadLine()!.Replace('\t', ' '); // the first line is always there
        Entries = ReadEntries(lines);
    }

    /// <summary>What it was made from: the package's name and version.</summary>
    public string Source { get; }

    public IReadOnlyList<PackedEntry> Entries { get; }

    /// <summary>Opens one of the files of this assembly.</summary>
    public static PackedFile Open(string name) => new(() =>
        typeof(PackedFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The assembly has no {name}."));

    /// <summary>The text of a block. Threads may read at the same time.</summary>
    public string Read(PackedEntry entry)
    {
        byte[] compressed = ArrayPool<byte>.Shared.Rent(entry.CompressedLength);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(entry.Length);
        try
        {
            using (Stream stream = _open())
            {
                stream.Position = _firstBlock + entry.Offset;
                stream.ReadExactly(compressed, 0, entry.CompressedLength);
            }

            return BrotliDecoder.TryDecompress(compressed.AsSpan(0, entry.CompressedLength), bytes, out int written) && written == entry.Length
                ? Encoding.UTF8.GetString(bytes, 0, written)
                : throw new InvalidDataException($"The block of {entry.Fields[0]} is damaged.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    private static List<PackedEntry> ReadEntries(StreamReader lines)
    {
        List<PackedEntry> entries = [];
        while (lines.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            entries.Add(new PackedEntry(fields[..^3], Number(fields[^3]), Number(fields[^2]), Number(fields[^1])));
        }

        return entries;
    }

    private static int Number(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);
}
