namespace Writ.Store.Sqlite;

/// <summary>
/// An entry of the index of events: one integer of (partition, hash of a term, segment). A partition is a range of
/// positions. Within it entries are in the order of hashes, so a lookup searches once in each partition; but what is added
/// meets only the pages of the newest partition, which stay in memory, however many terms there are and however long the log.
/// </summary>
internal static class IndexKey
{
    private const int PartitionBits = 16; // which leaves 20 for its number: 68 thousand million events
    private const int HashBits = 27;
    private const long Offset = (1L << PartitionBits) - 1;

    /// <summary>The entry of a term in the segment that begins at a position.</summary>
    public static long Of(ulong hash, long segment) =>
        ((((segment >> PartitionBits) << HashBits) | (long)(hash >> (64 - HashBits))) << PartitionBits) | (segment & Offset);

    /// <summary>The position where the segment of an entry begins.</summary>
    public static long Segment(long key, long partition) => partition + (key & Offset);

    /// <summary>The first position of the partition that a position is in.</summary>
    public static long FirstOfPartition(long position) => position & ~Offset;
}
