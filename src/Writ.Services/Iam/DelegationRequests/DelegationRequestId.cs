using System.Globalization;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// Ids of delegation requests: UUIDs of version 8 (RFC 9562), the form for a layout of one's own, whose first 40 bits are the requestor's account,
/// so that a request is found in whichever account it is. The other 82 bits are random.
/// </summary>
internal static class DelegationRequestId
{
    private const int AccountBytes = 5;

    public static string New(IdSource ids, AccountId requestor)
    {
        Span<byte> bytes = stackalloc byte[16];
        ids.Fill(bytes);
        var number = ulong.Parse(requestor.ToString(), CultureInfo.InvariantCulture);
        for (var at = AccountBytes - 1; at >= 0; at--, number >>= 8)
        {
            bytes[at] = (byte)number;
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The requestor's account; false for a text that is no such id.</summary>
    public static bool TryGetRequestor(string id, out AccountId requestor)
    {
        requestor = default;
        if (!Guid.TryParseExact(id, "D", out var guid))
        {
            return false;
        }

        ulong number = 0;
        foreach (var value in guid.ToByteArray(bigEndian: true).AsSpan(0, AccountBytes))
        {
            number = (number << 8) | value;
        }

        return AccountId.TryParse(number.ToString("D12", CultureInfo.InvariantCulture), out requestor);
    }
}
