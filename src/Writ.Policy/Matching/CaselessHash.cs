using System.Runtime.InteropServices;

namespace Writ.Policy.Matching;

/// <summary>A hash that is equal for names that differ only in case; four characters a step for the ASCII names everybody uses.</summary>
internal static class CaselessHash
{
    private const ulong AsciiCaseBits = 0x0020_0020_0020_0020;
    private const ulong NonAsciiBits = 0xFF80_FF80_FF80_FF80;
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    public static int Of(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(name);
        ulong hash = (ulong)name.Length;
        ulong seen = 0;
        foreach (ulong word in words)
        {
            seen |= word;
            hash = (hash ^ (word | AsciiCaseBits)) * Factor;
            hash ^= hash >> 29;
        }

        foreach (char c in name[(words.Length * 4)..])
        {
            seen |= c;
            hash = (hash ^ (uint)(c | 0x20)) * Factor;
        }

        return (seen & NonAsciiBits) == 0 ? (int)(hash >> 32) : string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
    }
}
