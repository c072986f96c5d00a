using System.Runtime.InteropServices;

namespace Writ.Policy.Matching;

/// <summary>
/// A hash that is equal for names that differ only in case: of the length and, for names of some length, of twelve characters at the start, in the middle
/// and at the end. Whoever uses it compares the names themselves afterwards, so names made to collide cost one comparison each and change nothing.
/// </summary>
internal static class CaselessHash
{
    private const int Word = 4;
    private const ulong AsciiCaseBits = 0x0020_0020_0020_0020;
    private const ulong NonAsciiBits = 0xFF80_FF80_FF80_FF80;
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    public static int Of(ReadOnlySpan<char> name)
    {
        ulong hash = (ulong)name.Length;
        ulong seen = 0;
        if (name.Length >= Word)
        {
            ulong first = At(name, 0);
            ulong middle = At(name, (name.Length - Word) / 2);
            ulong last = At(name, name.Length - Word);
            seen = first | middle | last;
            hash = Mix(Mix(Mix(hash, first | AsciiCaseBits), middle | AsciiCaseBits), last | AsciiCaseBits);
        }
        else
        {
            foreach (char c in name)
            {
                seen |= c;
                hash = Mix(hash, (uint)(c | 0x20));
            }
        }

        return (seen & NonAsciiBits) == 0 ? (int)(hash >> 32) : string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
    }

    private static ulong At(ReadOnlySpan<char> name, int index) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(name.Slice(index, Word)));

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * Factor;
        return hash ^ (hash >> 29);
    }
}
