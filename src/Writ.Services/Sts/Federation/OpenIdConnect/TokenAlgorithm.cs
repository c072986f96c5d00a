using System.Security.Cryptography;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>
/// A signature algorithm of tokens (RFC 7518, 3.1). AWS takes RSA with PKCS #1 v1.5 and ECDSA; there is no entry for <c>none</c> and none for
/// shared secrets, so that a token can never choose to be checked by less than its issuer's key.
/// </summary>
internal sealed record TokenAlgorithm(string Name, HashAlgorithmName Hash, string? Curve)
{
    private static readonly TokenAlgorithm[] All =
    [
        new("RS256", HashAlgorithmName.SHA256, null),
        new("RS384", HashAlgorithmName.SHA384, null),
        new("RS512", HashAlgorithmName.SHA512, null),
        new("ES256", HashAlgorithmName.SHA256, "P-256"),
        new("ES384", HashAlgorithmName.SHA384, "P-384"),
        new("ES512", HashAlgorithmName.SHA512, "P-521"),
    ];

    public static TokenAlgorithm? Find(string? name) => Array.Find(All, algorithm => algorithm.Name == name);
}
