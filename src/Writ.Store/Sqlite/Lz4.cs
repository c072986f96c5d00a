using System.Buffers.Binary;

namespace Writ.Store.Sqlite;

/// <summary>
/// Compression in the LZ4 block format, preceded by the length of the original (32 bits, little endian). Nothing in .NET
/// compresses audit documents within the few microseconds there are for one, and the format is small enough to have here.
/// </summary>
internal sealed class Lz4
{
    private const int LengthPrefix = 4;
    private const int MinMatch = 4;
    private const int LastLiterals = 5; // the format's rules for the end of a block
    private const int LastMatch = 12;
    private const int MaxOffset = ushort.MaxValue;
    private const int HashBits = 12;

    /// <summary>After how many failed attempts (as a power of two) the search takes larger steps; random text is passed over fast.</summary>
    private const int Patience = 3;

    private readonly int[] _seen = new int[1 << HashBits]; // where eight bytes were seen last; 0 also when never
    private byte[] _target = [];
    private int _written;
    private int _distance; // how far back the last match was

    /// <summary>Compresses; the result is valid until the next call.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> source)
    {
        var bound = LengthPrefix + source.Length + (source.Length / 255) + 16;
        _target = _target.Length >= bound ? _target : new byte[bound];
        BinaryPrimitives.WriteInt32LittleEndian(_target, source.Length);
        _written = LengthPrefix;
        _distance = 0;
        Array.Clear(_seen);
        var literals = 0;
        for (var at = 0; (at = FindMatch(source, at, out var candidate)) >= 0;)
        {
            while (at > literals && candidate > 0 && source[at - 1] == source[candidate - 1])
            {
                at--;
                candidate--;
            }

            var length = source[at..^LastLiterals].CommonPrefixLength(source[candidate..]);
            _distance = at - candidate;
            Emit(source[literals..at], _distance, length);
            literals = at += length;
        }

        Emit(source[literals..], 0, MinMatch);
        return _target.AsSpan(0, _written);
    }

    /// <exception cref="InvalidDataException">These are not the bytes that <see cref="Compress"/> made.</exception>
    public static byte[] Decompress(ReadOnlySpan<byte> packed)
    {
        var length = packed.Length < LengthPrefix ? -1 : BinaryPrimitives.ReadInt32LittleEndian(packed);
        if (length < 0 || length > packed.Length * 255L)
        {
            throw Damaged();
        }

        var target = new byte[length];
        var rest = packed[LengthPrefix..];
        for (var at = 0; !rest.IsEmpty;)
        {
            var token = Take(ref rest, 1)[0];
            var literals = Take(ref rest, Length(token >> 4, ref rest));
            if (!literals.TryCopyTo(target.AsSpan(at)))
            {
                throw Damaged();
            }

            at += literals.Length;
            if (rest.IsEmpty)
            {
                return at == length ? target : throw Damaged();
            }

            var offset = BinaryPrimitives.ReadUInt16LittleEndian(Take(ref rest, 2));
            var match = Length(token & 15, ref rest) + MinMatch;
            if (offset == 0 || offset > at || match > length - at)
            {
                throw Damaged();
            }

            Repeat(target, at, offset, match);
            at += match;
        }

        throw Damaged();
    }

    private static void Repeat(byte[] target, int at, int offset, int length)
    {
        // A match may run into what it produces itself; each copy then doubles what there is to copy from.
        for (var from = at - offset; length > 0;)
        {
            var part = Math.Min(length, at - from);
            target.AsSpan(from, part).CopyTo(target.AsSpan(at));
            at += part;
            length -= part;
        }
    }

    private static InvalidDataException Damaged() => new("A compressed part is damaged.");

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count > rest.Length)
        {
            throw Damaged();
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static int Length(int nibble, ref ReadOnlySpan<byte> rest)
    {
        var length = nibble;
        for (var more = nibble == 15; more;)
        {
            var next = Take(ref rest, 1)[0];
            length += next;
            more = next == 255;
            if (length is < 0 or > int.MaxValue - MinMatch)
            {
                throw Damaged();
            }
        }

        return length;
    }

    /// <summary>
    /// The next place, from one on, whose eight bytes were seen before, and where that was; negative when there is none. Documents
    /// alike differ in fields of the same length, so the distance of the last match is tried first. It remembers the places
    /// it passes, and one just before the first, within the last match, so that its repetition is found.
    /// </summary>
    private int FindMatch(ReadOnlySpan<byte> source, int from, out int candidate)
    {
        var seen = _seen;
        var distance = _distance;
        var end = source.Length - LastMatch;
        if (from >= 2 && from <= end)
        {
            seen[Slot(Eight(source, from - 2))] = from - 2;
        }

        var misses = 0;
        for (var at = from; at <= end; at += 1 + (misses++ >> Patience))
        {
            var eight = Eight(source, at);
            candidate = at - distance;
            if (Eight(source, candidate) == eight && distance > 0)
            {
                return at;
            }

            ref var place = ref seen[Slot(eight)];
            candidate = place;
            place = at;
            if (Eight(source, candidate) == eight && at - candidate is > 0 and <= MaxOffset)
            {
                return at;
            }
        }

        candidate = -1;
        return -1;
    }

    // A match shorter than eight bytes saves one or two of them and costs as much as a long one.
    private static ulong Eight(ReadOnlySpan<byte> source, int at) => BinaryPrimitives.ReadUInt64LittleEndian(source[at..]);

    private static uint Slot(ulong eight) => (uint)((eight * 0x9E3779B97F4A7C15) >> (64 - HashBits));

    /// <summary>Writes literals and a match; an offset of 0 stands for the end, where there is none.</summary>
    private void Emit(ReadOnlySpan<byte> literals, int offset, int length)
    {
        length -= MinMatch;
        _target[_written++] = (byte)((Math.Min(literals.Length, 15) << 4) | Math.Min(length, 15));
        EmitLength(literals.Length - 15);
        literals.CopyTo(_target.AsSpan(_written));
        _written += literals.Length;
        if (offset > 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_target.AsSpan(_written), (ushort)offset);
            _written += 2;
            EmitLength(length - 15);
        }
    }

    private void EmitLength(int rest)
    {
        for (; rest >= 255; rest -= 255)
        {
            _target[_written++] = 255;
        }

        if (rest >= 0)
        {
            _target[_written++] = (byte)rest;
        }
    }
}
