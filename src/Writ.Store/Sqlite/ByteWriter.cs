using System.Buffers;
using System.Text;

namespace Writ.Store.Sqlite;

/// <summary>A buffer that grows and is used again.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte value) => Space(1)[0] = value;

    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Space(bytes.Length));

    /// <summary>A number in as many bytes as it needs, seven bits in each.</summary>
    public void AddNumber(long value)
    {
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            Add((byte)(rest | 0x80));
        }

        Add((byte)rest);
    }

    public void AddText(string? text)
    {
        if (text is null)
        {
            AddNumber(0);
            return;
        }

        // Nearly all text is ASCII, whose length in bytes is known before it is gone through.
        var start = Length;
        AddNumber(text.Length + 1);
        if (Ascii.FromUtf16(text, Space(text.Length), out _) == OperationStatus.Done)
        {
            return;
        }

        Length = start;
        var length = Encoding.UTF8.GetByteCount(text);
        AddNumber(length + 1);
        Encoding.UTF8.GetBytes(text, Space(length));
    }

    private Span<byte> Space(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        }

        var space = _buffer.AsSpan(Length, count);
        Length += count;
        return space;
    }
}

/// <summary>Reads what a <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public ReadOnlySpan<byte> Bytes(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException("A part ends too early.");
        }

        var bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Bytes(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return (long)value;
    }

    public string? TextOrNull()
    {
        var length = Number();
        return length == 0 ? null : Encoding.UTF8.GetString(Bytes(length - 1));
    }

    public string Text() => TextOrNull() ?? "";
}
