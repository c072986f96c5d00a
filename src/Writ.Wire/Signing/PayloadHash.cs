using System.Security.Cryptography;
using System.Text;
using Writ.Cryptography;

namespace Writ.Wire.Signing;

/// <summary>The last line of the canonical request. AWS: SigV4, canonical request, HashedPayload; S3, authenticating requests.</summary>
internal static class PayloadHash
{
    /// <summary>A hash in hexadecimal; the literal is shorter.</summary>
    internal const int MaxLength = 64;

    internal const string Unsigned = "UNSIGNED-PAYLOAD";

    /// <summary>Writes the line into <paramref name="line"/>, checking what the request declares against the body.</summary>
    internal static SignatureCheck Check(SignatureClaim claim, ReadOnlySpan<byte> body, in SigningPolicy policy, Span<byte> line, out int length)
    {
        length = 0;
        var declared = claim.PayloadHash;
        if (policy.AllowUnsignedPayload && (declared is Unsigned || (declared is null && claim.Form == SignatureForm.Query)))
        {
            Ascii.FromUtf16(Unsigned, line, out length); // S3 presigns before the body is known
            return SignatureCheck.Ok;
        }

        if (declared is not null && declared.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            return new SignatureCheck(SignatureFault.Unsupported, SignatureMessages.StreamingUnsupported);
        }

        length = Write(body, line);
        return declared is null || Ascii.Equals(line[..length], declared)
            ? SignatureCheck.Ok
            : new SignatureCheck(SignatureFault.PayloadMismatch, SignatureMessages.PayloadMismatch);
    }

    /// <summary>Writes the body's hash in lower-case hexadecimal.</summary>
    internal static int Write(ReadOnlySpan<byte> body, Span<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256.Hash(body, hash);
        Convert.TryToHexStringLower(hash, line, out var written);
        return written;
    }
}
