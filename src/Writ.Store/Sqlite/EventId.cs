using System.Globalization;

namespace Writ.Store.Sqlite;

/// <summary>
/// How event ids are kept: the 16 bytes of a UUID written in its usual form, or the text of anything else, which loses
/// nothing and costs an event of ours less than half.
/// </summary>
internal static class EventId
{
    /// <summary>How many bytes a packed id has.</summary>
    public const int Packed = 16;

    /// <summary>Packs an id; false when it is not a UUID in its usual form.</summary>
    public static bool TryPack(string id, Span<byte> packed)
    {
        Span<char> usual = stackalloc char[36];
        return Guid.TryParseExact(id, "D", out var guid)
            && guid.TryFormat(usual, out _, "D") && usual.SequenceEqual(id)
            && guid.TryWriteBytes(packed, bigEndian: true, out _);
    }

    public static string Unpack(ReadOnlySpan<byte> packed) => new Guid(packed, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);

    public static void Bind(Statement statement, int index, string id)
    {
        Span<byte> packed = stackalloc byte[Packed];
        if (TryPack(id, packed))
        {
            statement.BindBlob(index, packed);
        }
        else
        {
            statement.Bind(index, id);
        }
    }

    public static string Read(Statement row, int column) => row.IsBlob(column) ? Unpack(row.Bytes(column)) : row.Text(column);
}
