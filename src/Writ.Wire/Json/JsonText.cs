using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Writ.Wire.Json;

/// <summary>
/// Writes JSON for the records that every call leaves, into a buffer that a thread uses again and again. Text that is not ASCII stays
/// readable. It writes what <see cref="System.Text.Json.Utf8JsonWriter"/> would, in half the time, because names come in UTF-8 and what has
/// nothing to escape, which is nearly all text, is copied at once. It trusts its caller to write a value after each name.
/// </summary>
public sealed class JsonText
{
    private const int KeptBytes = 256 * 1_024;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // What the encoder leaves as it is.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(ascii => (char)ascii).Where(ascii => Encoder.Encode(ascii.ToString()) is [var same] && same == ascii)]);

    private byte[] _buffer = new byte[4_096];
    private bool _follows; // whether what comes next follows another, and a comma

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Whether it has not grown beyond what is worth keeping for the next use.</summary>
    public bool IsWorthKeeping => _buffer.Length <= KeptBytes;

    public void Clear() => Rewind(0);

    /// <summary>Forgets what was written after a length that was right after a name or at the start.</summary>
    public void Rewind(int length)
    {
        Length = length;
        _follows = false;
    }

    public void StartObject() => Start((byte)'{');

    public void StartObject(ReadOnlySpan<byte> name)
    {
        Name(name);
        StartObject();
    }

    public void EndObject() => End((byte)'}');

    public void StartArray() => Start((byte)'[');

    public void StartArray(ReadOnlySpan<byte> name)
    {
        Name(name);
        StartArray();
    }

    public void EndArray() => End((byte)']');

    /// <param name="name">A name with nothing to escape, in UTF-8.</param>
    public void Name(ReadOnlySpan<byte> name) => AddName(name, 0);

    /// <summary>A name that may be any text.</summary>
    public void Name(string name)
    {
        String(name);
        Add(":"u8);
        _follows = false;
    }

    public void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
        {
            Null(name);
        }
        else if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            Name(name);
            String(value);
        }
        else
        {
            AddQuoted(AddName(name, value.Length + 2), value);
        }
    }

    public void String(string value)
    {
        Comma();
        if (value.AsSpan().ContainsAnyExcept(Plain))
        {
            var encoded = Encoding.UTF8.GetBytes(Encoder.Encode(value));
            Add("\""u8);
            Add(encoded);
            Add("\""u8);
            _follows = true;
        }
        else
        {
            AddQuoted(Space(value.Length + 2), value);
        }
    }

    public void Null()
    {
        Comma();
        Add("null"u8);
        _follows = true;
    }

    public void Null(ReadOnlySpan<byte> name) => Value(name, "null"u8);

    public void Boolean(ReadOnlySpan<byte> name, bool value) => Value(name, value ? "true"u8 : "false"u8);

    public void Number(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        Number(value);
    }

    public void Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Comma();
        Add(digits[..length]);
        _follows = true;
    }

    /// <param name="name">The name.</param>
    /// <param name="value">A finite number.</param>
    public void Number(ReadOnlySpan<byte> name, double value)
    {
        Span<byte> digits = stackalloc byte[32];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Value(name, digits[..length]);
    }

    /// <summary>Bytes in base 64.</summary>
    public void Base64(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var space = AddName(name, System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(value.Length) + 2);
        space[0] = space[^1] = (byte)'"';
        System.Buffers.Text.Base64.EncodeToUtf8(value, space[1..], out _, out _);
        _follows = true;
    }

    private void Value(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        value.CopyTo(AddName(name, value.Length));
        _follows = true;
    }

    private void Start(byte bracket)
    {
        Comma();
        Space(1)[0] = bracket;
        _follows = false;
    }

    private void End(byte bracket)
    {
        Space(1)[0] = bracket;
        _follows = true;
    }

    private void Comma()
    {
        if (_follows)
        {
            Space(1)[0] = (byte)',';
        }
    }

    /// <summary>Writes a name and makes room for its value, which is as long as that.</summary>
    private Span<byte> AddName(ReadOnlySpan<byte> name, int value)
    {
        Comma();
        var space = Space(name.Length + 3 + value);
        space[0] = (byte)'"';
        name.CopyTo(space[1..]);
        space[name.Length + 1] = (byte)'"';
        space[name.Length + 2] = (byte)':';
        _follows = false;
        return space[(name.Length + 3)..];
    }

    private void AddQuoted(Span<byte> space, string plain)
    {
        space[0] = (byte)'"';
        Ascii.FromUtf16(plain, space[1..], out _);
        space[plain.Length + 1] = (byte)'"';
        _follows = true;
    }

    private void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Space(bytes.Length));

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
