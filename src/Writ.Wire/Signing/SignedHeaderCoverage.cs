using System.Runtime.CompilerServices;

namespace Writ.Wire.Signing;

/// <summary>Whether every <c>x-amz-*</c> header that was sent is signed. AWS: SigV4, canonical headers ("you must include any x-amz-* headers").</summary>
internal static class SignedHeaderCoverage
{
    private const string AmazonPrefix = "x-amz-";

    internal static SignatureCheck Check<TRequest>(in TRequest request, SignatureClaim claim)
        where TRequest : ISignableRequest
    {
        var buffer = default(Names);
        Span<string> names = buffer;
        var count = request.CopyHeaderNames(names);
        if (count > names.Length)
        {
            return SignatureCheck.TooLarge;
        }

        List<string>? unsigned = null;
        foreach (var name in names[..Math.Max(0, count)])
        {
            if (name.StartsWith(AmazonPrefix, StringComparison.OrdinalIgnoreCase) && !IsSigned(claim.HeaderList.Names, name))
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

    [InlineArray(SigningLimits.MaxHeaders)]
    private struct Names
    {
        private string _first;
    }
}
