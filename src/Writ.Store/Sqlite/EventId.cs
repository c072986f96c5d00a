using System.Globalization;

namespace Writ.Store.Sqlite;

/// <summary>
/// How event ids are kept: the 16 bytes of a UUID written in its usual form, or the text of anything else, which loses
/// nothing and costs an event of ours less than half.
/// </summary>
internal static class EventId
{
    public static void Bind(Statement statement, int index, string id)
    {
        Span<char> usual = stackalloc char[36];
        if (Guid.TryParseExact(id, "D", out var guid) && guid.TryFormat(usual, out _, "D") && usual.SequenceEqual(id))
        {
            Span<byte> bytes = stackalloc byte[16];
            guid.TryWriteBytes(bytes, bigEndian: true, out _);
            statement.BindBlob(index, bytes);
        }
        else
        {
            statement.Bind(index, id);
        }
    }

    public static string Read(Statement row, int column) =>
        row.IsBlob(column) ? new Guid(row.Bytes(column), bigEndian: true).ToString("D", CultureInfo.InvariantCulture) : row.Text(column);
}
