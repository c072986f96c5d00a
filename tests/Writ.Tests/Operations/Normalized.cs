using System.Text.RegularExpressions;

namespace Writ.Tests.Operations;

/// <summary>
/// Replaces what differs from run to run, so that golden texts compare: unique ids by their prefix and a number in the order
/// of their appearance, request and event ids, secrets and tokens.
/// </summary>
public static partial class Normalized
{
    public static string Of(string text)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        text = Uuids().Replace(text, "UUID");
        text = Ids().Replace(text, match =>
        {
            if (!seen.TryGetValue(match.Value, out var name))
            {
                seen[match.Value] = name = $"{PrefixOf(match.Value)}-{seen.Count + 1}";
            }

            return name;
        });
        text = SecurityKeys().Replace(text, "$1…");
        text = Ports().Replace(text, "127.0.0.1:PORT");
        return Secrets().Replace(text, "$1…");
    }

    private static string PrefixOf(string id) => char.IsDigit(id[0]) ? "account" : char.IsUpper(id[0]) ? id[..4] : id[..id.IndexOf('-', StringComparison.Ordinal)];

    [GeneratedRegex("(?:AIDA|AROA|AGPA|ANPA|AIPA|AKIA|ASIA|APKA|ACCA|ASCA|SAMLP|SAMLK)[A-Z2-7]{16,17}"
        + "|(?<![A-Za-z0-9-])(?:o-[a-z0-9]{10}|r-[a-z0-9]{4}|ou-[a-z0-9]{4}-[a-z0-9]{8}|r?p-[a-z0-9]{8}|(?:h|car|rt)-[a-z0-9]{32})(?![A-Za-z0-9-])"
        + "|(?<![0-9])(?!111122223333|221111222233|123456789012)[1-9][0-9]{11}(?![0-9])")]
    private static partial Regex Ids();

    [GeneratedRegex("(:u2f/[A-Za-z/]+-)[A-Z2-7]{17}")]
    private static partial Regex SecurityKeys();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuids();

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Ports();

    [GeneratedRegex("(<SecretAccessKey>|<ServicePassword>|<ServiceCredentialSecret>|<CertificateId>|\"certificateId\":\\s*\"|<SessionToken>|<Base32StringSeed>|<QRCodePNG>|<Challenge>|<WebIdentityToken>|\"Otp\":\\s*\"|\"SecretAccessKey\":\\s*\"|\"sessionToken\":\\s*\"|\"encodedMessage\":\\s*\")[A-Za-z0-9+/=_.\\\\-]+")]
    private static partial Regex Secrets();
}
