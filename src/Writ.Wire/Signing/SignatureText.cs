using System.Security.Cryptography;

namespace Writ.Wire.Signing;

/// <summary>The string to sign and the signature over it. AWS: SigV4, create a signed request, steps 3 to 5.</summary>
internal static class SignatureText
{
    /// <summary>Bytes of a signature, which travels in hexadecimal.</summary>
    internal const int Length = HMACSHA256.HashSizeInBytes;

    /// <summary>Writes the signature of the request into <paramref name="signature"/>; false when the request cannot be signed.</summary>
    internal static bool TryCompute<TRequest>(
        in TRequest request, in CanonicalForm form, SigningContext context, SigningKey signingKey, Span<byte> signature)
        where TRequest : ISignableRequest
    {
        var canonical = new ByteBuffer(stackalloc byte[1536]);
        var text = new ByteBuffer(stackalloc byte[256]);
        try
        {
            if (!CanonicalRequest.TryAppend(ref canonical, request, form))
            {
                return false;
            }

            AppendStringToSign(ref text, canonical.Written, context);
            signingKey.Sign(text.Written, signature);
            return true;
        }
        finally
        {
            canonical.Dispose();
            text.Dispose();
        }
    }

    internal static void AppendStringToSign(ref ByteBuffer buffer, scoped ReadOnlySpan<byte> canonicalRequest, SigningContext context)
    {
        buffer.Append("AWS4-HMAC-SHA256\n"u8);
        buffer.AppendAscii(context.Timestamp);
        buffer.Append((byte)'\n');
        buffer.AppendAscii(context.Scope.Date.Span);
        buffer.Append((byte)'/');
        buffer.AppendAscii(context.Scope.Region);
        buffer.Append((byte)'/');
        buffer.AppendAscii(context.Scope.Service.Span);
        buffer.Append("/aws4_request\n"u8);
        buffer.Advance(PayloadHash.Write(canonicalRequest, buffer.Reserve(PayloadHash.MaxLength)));
    }
}
