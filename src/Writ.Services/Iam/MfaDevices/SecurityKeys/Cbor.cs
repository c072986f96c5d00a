using System.Formats.Cbor;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>Reads what authenticators send: CTAP2's canonical CBOR and nothing else, of bounded size.</summary>
internal static class Cbor
{
    /// <summary>An attestation with certificates takes some 2,000 bytes.</summary>
    public const int MaxBytes = 16_384;

    /// <summary>Reads the first item; false when it is not what the reader takes.</summary>
    /// <param name="bytes">The item, and whatever follows it.</param>
    /// <param name="read">Answers null to refuse.</param>
    /// <param name="value">What was read.</param>
    /// <param name="length">How many bytes the item takes.</param>
    public static bool TryRead<T>(ReadOnlyMemory<byte> bytes, Func<CborReader, T?> read, out T value, out int length) where T : class
    {
        value = null!; // callers look at it only when the answer is true
        length = 0;
        if (bytes.Length > MaxBytes)
        {
            return false;
        }

        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical, allowMultipleRootLevelValues: true);
            if (read(reader) is not { } found || reader.CurrentDepth != 0)
            {
                return false;
            }

            value = found;
            length = bytes.Length - reader.BytesRemaining;
            return true;
        }
        catch (Exception malformed) when (malformed is CborContentException or InvalidOperationException or OverflowException)
        {
            // The framework says only this way that an item is malformed, of another type or out of range.
            return false;
        }
    }
}
