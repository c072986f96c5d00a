namespace Writ.Policy.Conditions;

/// <summary>Reads IPv4 and IPv6 addresses strictly and without allocating.</summary>
internal static class IpText
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;
    private const int V6Groups = 8;

    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 address, out int bits)
    {
        if (text.Contains(':'))
        {
            bits = V6Bits;
            return TryReadV6(text, out address);
        }

        bits = V4Bits;
        bool read = TryReadV4(text, out uint v4);
        address = v4;
        return read;
    }

    /// <summary>Four decimal octets; a leading zero would be octal to some readers and is refused.</summary>
    private static bool TryReadV4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        int octets = 0;
        while (octets < 4)
        {
            int digits = 0;
            uint octet = 0;
            while (digits < text.Length && digits < 4 && char.IsAsciiDigit(text[digits]))
            {
                octet = (octet * 10) + (uint)(text[digits] - '0');
                digits++;
            }

            if (digits is 0 or > 3 || octet > byte.MaxValue || (digits > 1 && text[0] == '0'))
            {
                return false;
            }

            address = (address << 8) | octet;
            text = text[digits..];
            octets++;
            if (octets < 4)
            {
                if (text.IsEmpty || text[0] != '.')
                {
                    return false;
                }

                text = text[1..];
            }
        }

        return text.IsEmpty;
    }

    private static bool TryReadV6(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = UInt128.Zero;
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return TryReadGroups(text, out address, out int all) && all == V6Groups;
        }

        if (text[..gap].Contains('.') // the IPv4 form stands at the end only
            || !TryReadGroups(text[..gap], out UInt128 head, out int headGroups)
            || !TryReadGroups(text[(gap + 2)..], out UInt128 tail, out int tailGroups)
            || headGroups + tailGroups >= V6Groups)
        {
            return false;
        }

        address = headGroups == 0 ? tail : (head << ((V6Groups - headGroups) * 16)) | tail;
        return true;
    }

    /// <summary>Groups between single colons; the last may be an IPv4 address, which counts as two.</summary>
    private static bool TryReadGroups(ReadOnlySpan<char> text, out UInt128 value, out int groups)
    {
        value = UInt128.Zero;
        groups = 0;
        while (!text.IsEmpty)
        {
            int colon = text.IndexOf(':');
            ReadOnlySpan<char> group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains('.'))
            {
                groups += 2;
                bool read = TryReadV4(group, out uint v4);
                value = (value << V4Bits) | v4;
                return read && groups <= V6Groups;
            }

            if (!TryReadGroup(group, out uint number) || ++groups > V6Groups || colon == text.Length - 1)
            {
                return false;
            }

            value = (value << 16) | number;
            text = colon < 0 ? default : text[(colon + 1)..];
        }

        return true;
    }

    private static bool TryReadGroup(ReadOnlySpan<char> group, out uint number)
    {
        number = 0;
        if (group.Length is 0 or > 4)
        {
            return false;
        }

        foreach (char c in group)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }

            number = (number << 4) | (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return true;
    }
}
