using System.Buffers;

namespace Writ.Wire.Signing;

/// <summary>
/// An append-only run of bytes that starts on the stack and moves to a pooled array when it outgrows it.
/// Disposed by hand (try/finally), since it is passed by reference; the bytes are wiped, as they may hold a session token.
/// </summary>
internal ref struct ByteBuffer(Span<byte> initial)
{
    private Span<byte> _span = initial;
    private byte[]? _rented;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _span[..Length];

    public void Append(byte value)
    {
        if (Length == _span.Length)
        {
            Grow(1);
        }

        _span[Length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends text known to be ASCII.</summary>
    public void AppendAscii(scoped ReadOnlySpan<char> text)
    {
        System.Text.Ascii.FromUtf16(text, Reserve(text.Length), out var written);
        Length += written;
    }

    /// <summary>Room for that many bytes after the written ones; <see cref="Advance"/> takes them in.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_span.Length - Length < count)
        {
            Grow(count);
        }

        return _span.Slice(Length, count);
    }

    public void Advance(int count) => Length += count;

    public void Dispose()
    {
        _span[..Length].Clear();
        Release();
        Length = 0;
    }

    private void Grow(int count)
    {
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, _span.Length * 2));
        _span[..Length].CopyTo(grown);
        _span[..Length].Clear();
        Release();
        _span = _rented = grown;
    }

    private void Release()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _span = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
