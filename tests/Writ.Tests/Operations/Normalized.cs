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
        text = Ids().Replace(text, match =>
        {
            if (!seen.TryGetValue(match.Value, out var name))
            {
                seen[match.Value] = name = $"{match.Value[..4]}-{seen.Count + 1}";
            }

            return name;
        });
        text = SecurityKeys().Replace(text, "$1…");
        text = Uuids().Replace(text, "UUID");
        text = Ports().Replace(text, "127.0.0.1:PORT");
        return Secrets().Replace(text, "$1…");
    }

    [GeneratedRegex("(?:AIDA|AROA|AGPA|ANPA|AIPA|AKIA|ASIA|APKA|ACCA|ASCA)[A-Z2-7]{16,17}")]
    private static partial Regex Ids();

    [GeneratedRegex("(:u2f/[A-Za-z/]+-)[A-Z2-7]{17}")]
    private static partial Regex SecurityKeys();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuids();

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Ports();

    [GeneratedRegex("(<SecretAccessKey>|<SessionToken>|<Base32StringSeed>|<QRCodePNG>|<Challenge>|<WebIdentityToken>|\"sessionToken\":\\s*\"|\"encodedMessage\":\\s*\")[A-Za-z0-9+/=_.-]+")]
    private static partial Regex Secrets();
}
