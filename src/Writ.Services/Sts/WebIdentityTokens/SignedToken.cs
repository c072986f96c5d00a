using System.Buffers.Text;
using System.Text;
using Writ.Services.Iam.OutboundFederation;
using Writ.Services.Operations;

namespace Writ.Services.Sts.WebIdentityTokens;

/// <summary>A JSON Web Token in its compact form (RFC 7515, 7.1): header, claims and signature.</summary>
internal static class SignedToken
{
    public static string Of(ReadOnlySpan<byte> claims, SigningKey key, Call call)
    {
        // Neither needs escaping: the id is base 64, the algorithm one of two.
        var header = Encoding.ASCII.GetBytes($$"""{"alg":"{{key.Algorithm}}","kid":"{{key.Id}}","typ":"JWT"}""");
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed), call.Account, call.Platform.Vault))}";
    }
}
