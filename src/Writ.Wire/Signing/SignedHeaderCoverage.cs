using System.Runtime.CompilerServices;

namespace Writ.Wire.Signing;

/// <summary>Whether every <c>x-amz-*</c> header that was sent is signed. AWS: SigV4, canonical headers ("you must include any x-amz-* headers").</summary>
internal static class SignedHeaderCoverage
{
    private const string AmazonPrefix = "x-amz-";

    internal static SignatureCheck Check<TRequest>(in TRequest request, SignatureClaim claim)
        where TRequest : ISignableRequest
    {
        if (request.HeaderCount > SigningLimits.MaxHeaders)
        {
            return SignatureCheck.TooLarge;
        }

        var few = default(FewNames);
        Span<string> names = few;
        var count = request.CopyHeaderNames(AmazonPrefix, names);
        if (count > names.Length)
        {
            names = new string[count];
            request.CopyHeaderNames(AmazonPrefix, names);
        }

        List<string>? unsigned = null;
        foreach (var name in names[..count])
        {
            if (!IsSigned(claim.HeaderList.Names, name))
            {
                (unsigned ??= []).Add(name.ToLowerInvariant());
            }
        }

        return unsigned is null
            ? SignatureCheck.Ok
            : new SignatureCheck(SignatureFault.HeaderNotSigned, SignatureMessages.HeadersNotSigned(Claims.Excerpt(string.Join(", ", unsigned))));
    }

    private static bool IsSigned(string[] signed, string name)
    {
        foreach (var candidate in signed)
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Requests have no more of them, or allocate.</summary>
    [InlineArray(8)]
    private struct FewNames
    {
        private string _first;
    }
}
