using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Writ.Wire.Signing;

/// <summary>
/// Signature Version 4, the verifier's side: find the claim, check it, compare signatures. Pure, and total over any request.
/// AWS: IAM User Guide, AWS Signature Version 4 for API requests.
/// </summary>
public static class SigV4
{
    /// <summary>The length of a signing key.</summary>
    public const int SigningKeyLength = 32;

    /// <summary>The longest access key id that is accepted for certain, whatever its scope.</summary>
    private const int MaxAccessKeyIdLength = 128;

    /// <summary>Whether a signature can carry this access key id, in the header form and in the query form.</summary>
    public static bool IsAccessKeyId(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxAccessKeyIdLength && !text.ContainsAnyExceptInRange('!', '~') && !text.ContainsAny('/', ',');

    /// <summary>
    /// Finds and parses the claim, in either form. <see cref="SignatureFault.Missing"/> (without a message) when the request carries none.
    /// </summary>
    public static SignatureCheck TryParse<TRequest>(in TRequest request, out SignatureClaim? claim)
        where TRequest : ISignableRequest
    {
        claim = null;
        if (request.QueryString.Length > SigningLimits.MaxQueryLength || request.Path.Length > SigningLimits.MaxPathLength)
        {
            return SignatureCheck.TooLarge;
        }

        var hasHeader = request.TryGetHeader("authorization", out var header);
        if (request.QueryString.Length > 0)
        {
            var check = PresignedParameters.TryRead(request.QueryString, out var parameters);
            if (!check.IsOk)
            {
                return check;
            }

            if (hasHeader && parameters[PresignedParameter.Algorithm] is not null)
            {
                return new SignatureCheck(SignatureFault.Mismatch, SignatureMessages.BothForms);
            }

            if (!hasHeader && parameters.ArePresent)
            {
                return OnlyIfOk(PresignedQuery.TryParse(request, parameters, out claim), ref claim);
            }
        }

        return hasHeader
            ? OnlyIfOk(AuthorizationHeader.TryParse(request, header!, out claim), ref claim) // TryGetHeader gave it
            : new SignatureCheck(SignatureFault.Missing, null);
    }

    /// <summary>
    /// The part of <see cref="Verify"/> that needs neither key nor body: time, signed host, scope. Worth calling before a signing key
    /// is derived, so that scopes nobody may use do not cost a derivation or a place in the cache.
    /// </summary>
    public static SignatureCheck CheckClaim(SignatureClaim claim, in SigningPolicy policy)
    {
        var check = ClaimTime.Check(claim, policy);
        if (!check.IsOk)
        {
            return check;
        }

        return Array.IndexOf(claim.HeaderList.Names, "host") < 0
            ? new SignatureCheck(SignatureFault.HeaderNotSigned, SignatureMessages.HostNotSigned)
            : ClaimScope.Check(claim, policy);
    }

    /// <summary>
    /// Verifies the claim against the request, in this order: time, signed host, scope, every <c>x-amz-*</c> header signed, body hash,
    /// signature (in constant time).
    /// </summary>
    /// <param name="request">The request the claim was parsed from.</param>
    /// <param name="claim">The parsed claim.</param>
    /// <param name="body">The whole body; it is always hashed here unless the payload is unsigned and may be.</param>
    /// <param name="signingKey">The key derived from the secret for the claim's scope.</param>
    /// <param name="policy">What is accepted, and now.</param>
    public static SignatureCheck Verify<TRequest>(
        in TRequest request, SignatureClaim claim, ReadOnlySpan<byte> body, SigningKey signingKey, in SigningPolicy policy)
        where TRequest : ISignableRequest
    {
        var check = CheckClaim(claim, policy);
        if (!check.IsOk)
        {
            return check;
        }

        check = SignedHeaderCoverage.Check(request, claim);
        if (!check.IsOk)
        {
            return check;
        }

        Span<byte> buffer = stackalloc byte[PayloadHash.MaxLength];
        check = PayloadHash.Check(claim, body, policy, buffer, out var payloadLength);
        if (!check.IsOk)
        {
            return check;
        }

        var form = new CanonicalForm
        {
            SignedHeaders = claim.HeaderList,
            PayloadHash = buffer[..payloadLength],
            NormalizePath = policy.NormalizePath,
            IsPresigned = claim.Form == SignatureForm.Query,
        };
        return SignatureMatches(request, claim, form, signingKey) ? SignatureCheck.Ok : SignatureCheck.Mismatch;
    }

    /// <summary>Derives the signing key: four HMACs over date, region, service and terminator. AWS: SigV4, calculate the signature.</summary>
    /// <exception cref="ArgumentException">The secret is empty (anybody could derive that key) or the destination too short.</exception>
    public static void DeriveSigningKey(
        ReadOnlySpan<char> secretKey, ReadOnlySpan<char> date, ReadOnlySpan<char> region, ReadOnlySpan<char> service, Span<byte> key32)
    {
        if (secretKey.IsEmpty)
        {
            throw new ArgumentException("An empty secret signs nothing.", nameof(secretKey));
        }

        if (key32.Length < SigningKeyLength)
        {
            throw new ArgumentException("A signing key is 32 bytes.", nameof(key32));
        }

        var key = key32[..SigningKeyLength];
        var buffer = new ByteBuffer(stackalloc byte[128]);
        try
        {
            buffer.Append("AWS4"u8);
            buffer.Advance(Encoding.UTF8.GetBytes(secretKey, buffer.Reserve(Encoding.UTF8.GetByteCount(secretKey))));
            SignText(buffer.Written, date, key);
        }
        finally
        {
            buffer.Dispose();
        }

        SignText(key, region, key);
        SignText(key, service, key);
        HMACSHA256.HashData(key, "aws4_request"u8, key);
    }

    private static void SignText(ReadOnlySpan<byte> key, ReadOnlySpan<char> text, Span<byte> destination)
    {
        var buffer = new ByteBuffer(stackalloc byte[64]);
        try
        {
            buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.Reserve(Encoding.UTF8.GetByteCount(text))));
            HMACSHA256.HashData(key, buffer.Written, destination);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static bool SignatureMatches<TRequest>(in TRequest request, SignatureClaim claim, in CanonicalForm form, SigningKey signingKey)
        where TRequest : ISignableRequest
    {
        Span<byte> claimed = stackalloc byte[SignatureText.Length];
        if (claim.Signature.ContainsAnyInRange('A', 'F') // signers write small digits
            || Convert.FromHexString(claim.Signature, claimed, out _, out var length) != OperationStatus.Done
            || length != claimed.Length)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[SignatureText.Length];
        var context = new SigningContext(claim.Credential, claim.TimestampText);
        return SignatureText.TryCompute(request, form, context, signingKey, expected)
            && CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    private static SignatureCheck OnlyIfOk(SignatureCheck check, ref SignatureClaim? claim)
    {
        claim = check.IsOk ? claim : null;
        return check;
    }
}
