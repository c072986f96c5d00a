using System.Runtime.InteropServices;

namespace Writ.Policy.Matching;

/// <summary>A context key's name with its case-blind hash, so that looking it up compares integers first.</summary>
internal readonly struct ContextKey(string name)
{
    private const ulong AsciiCaseBits = 0x0020_0020_0020_0020;
    private const ulong NonAsciiBits = 0xFF80_FF80_FF80_FF80;

    public string Name { get; } = name;

    public int Hash { get; } = HashOf(name);

    /// <summary>Equal for names that differ only in case; four characters a step for the ASCII names everybody uses.</summary>
    public static int HashOf(string name)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(name);
        ulong hash = (ulong)name.Length;
        ulong seen = 0;
        foreach (ulong word in words)
        {
            seen |= word;
            hash = (hash ^ (word | AsciiCaseBits)) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 29;
        }

        foreach (char c in name.AsSpan(words.Length * 4))
        {
            seen |= c;
            hash = (hash ^ (uint)(c | 0x20)) * 0x9E37_79B9_7F4A_7C15;
        }

        return (seen & NonAsciiBits) == 0 ? (int)(hash >> 32) : string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
    }
}
