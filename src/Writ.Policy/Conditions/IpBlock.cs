using System.Globalization;

namespace Writ.Policy.Conditions;

/// <summary>A CIDR block; a bare address is a block of one. Bits past the prefix do not count.</summary>
internal readonly record struct IpBlock(UInt128 Network, int Bits, int HostBits)
{
    public static bool TryRead(string text, out IpBlock block)
    {
        block = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IpText.TryRead(slash < 0 ? text : text.AsSpan(0, slash), out UInt128 address, out int bits))
        {
            return false;
        }

        int prefix = bits;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            return false;
        }

        int host = bits - prefix;
        block = new IpBlock(Shift(address, host), bits, host);
        return true;
    }

    public bool Contains(UInt128 address, int bits) => bits == Bits && Shift(address, HostBits) == Network;

    /// <summary>UInt128's own shift takes its count modulo 128, so a whole-range block needs a case of its own.</summary>
    private static UInt128 Shift(UInt128 address, int host) => host >= 128 ? UInt128.Zero : address >> host;
}
