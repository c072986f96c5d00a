using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Writ.Kernel;
using Writ.Kernel.Audit;

namespace Writ.Store.Sqlite;

/// <summary>
/// What events are found by: an attribute's value, in one account. The index knows it by a hash only, so whatever is found
/// must be compared.
/// </summary>
internal readonly ref struct Term(AccountId account, AuditAttribute attribute, ReadOnlySpan<char> text)
{
    /// <summary>
    /// How much of an event's id is indexed: in a version 7 UUID this is the millisecond, so that a batch of events has few
    /// entries for their ids.
    /// </summary>
    private const int IdPrefix = 13;

    private readonly AccountId _account = account;
    private readonly AuditAttribute _attribute = attribute;
    private readonly ReadOnlySpan<char> _text =
        attribute == AuditAttribute.EventId && text.Length > IdPrefix ? text[..IdPrefix] : text;

    /// <summary>Whether two ids of events are one term.</summary>
    public static bool IsSameId(string id, string other) =>
        id == other || (id.Length > IdPrefix && other.Length > IdPrefix && id.AsSpan(0, IdPrefix).SequenceEqual(other.AsSpan(0, IdPrefix)));

    /// <summary>It is stored: the function must stay what it is as long as the format does.</summary>
    public ulong Hash => Mix(Mix(((ulong)_attribute + 1) * Multiplier, _account.ToString()), _text) * Multiplier;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private static ulong Mix(ulong hash, ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        hash ^= (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        for (; bytes.Length > 0; bytes = bytes[1..])
        {
            hash = Mix(hash, bytes[0]);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Multiplier;
        return hash ^ (hash >> 32);
    }
}
