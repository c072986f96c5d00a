using System.Buffers;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>The names by which assertions know AWS: its sign-in endpoints, global and regional, and those of one provider.</summary>
/// <param name="ProviderId">SAMLP…</param>
internal sealed record SamlEndpoints(string ProviderId)
{
    private const string Scheme = "https://";
    private const string Host = "signin.aws.amazon.com";
    private const string Path = "/saml";

    private static readonly SearchValues<char> RegionCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public bool IsAudience(string text) => text == "urn:amazon:webservices" || IsRecipient(text);

    public bool IsRecipient(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsHost(rest[..slash]) && rest[slash..] is var path && (path == Path || path == $"{Path}/acs/{ProviderId}");
    }

    private static bool IsHost(string host) =>
        host == Host || (host.EndsWith("." + Host, StringComparison.Ordinal) && host[..^(Host.Length + 1)] is { Length: > 0 } region && !region.AsSpan().ContainsAnyExcept(RegionCharacters));
}
