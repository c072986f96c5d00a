using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Writ.Policy.Matching;

/// <summary>
/// A run between two <c>*</c>, written out for one request: its characters, and for each whether it counts (<c>?</c> does not). A place in the input is
/// compared many characters at a time, so that a pattern made to fail late everywhere stays cheap.
/// </summary>
internal readonly ref struct PatternRun
{
    private const ushort Counts = ushort.MaxValue;

    private readonly ushort[] _characters;
    private readonly ushort[] _mask;
    private readonly int _length;
    private readonly int _anchor;

    public PatternRun(ReadOnlySpan<PatternToken> tokens, int length, RequestContext context)
    {
        _characters = ArrayPool<ushort>.Shared.Rent(length);
        _mask = ArrayPool<ushort>.Shared.Rent(length);
        _length = length;
        int at = 0;
        foreach (ref readonly PatternToken token in tokens)
        {
            bool one = token.Kind == PatternTokenKind.One;
            ReadOnlySpan<char> text = "?";
            if (!one)
            {
                _ = token.TryResolve(context, out text); // a run whose variables have no value is never searched for
            }

            MemoryMarshal.Cast<char, ushort>(text).CopyTo(_characters.AsSpan(at));
            _mask.AsSpan(at, text.Length).Fill(one ? (ushort)0 : Counts);
            at += text.Length;
        }

        _anchor = _mask.AsSpan(0, length).IndexOf(Counts);
    }

    /// <summary>The leftmost place, or -1.</summary>
    public int FindIn(ReadOnlySpan<char> input)
    {
        ReadOnlySpan<ushort> text = MemoryMarshal.Cast<char, ushort>(input);
        int last = text.Length - _length;
        for (int at = 0; at <= last; at++)
        {
            if (_anchor >= 0)
            {
                int next = text.Slice(at + _anchor, last - at + 1).IndexOf(_characters[_anchor]);
                if (next < 0)
                {
                    return -1;
                }

                at += next;
            }

            if (StandsAt(text.Slice(at, _length)))
            {
                return at;
            }
        }

        return -1;
    }

    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(_characters);
        ArrayPool<ushort>.Shared.Return(_mask);
    }

    private bool StandsAt(ReadOnlySpan<ushort> text)
    {
        ReadOnlySpan<ushort> characters = _characters.AsSpan(0, _length);
        ReadOnlySpan<ushort> mask = _mask.AsSpan(0, _length);
        int at = 0;
        for (; at <= _length - Vector<ushort>.Count; at += Vector<ushort>.Count)
        {
            Vector<ushort> differs = (new Vector<ushort>(text[at..]) ^ new Vector<ushort>(characters[at..])) & new Vector<ushort>(mask[at..]);
            if (differs != Vector<ushort>.Zero)
            {
                return false;
            }
        }

        for (; at < _length; at++)
        {
            if (((text[at] ^ characters[at]) & mask[at]) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
