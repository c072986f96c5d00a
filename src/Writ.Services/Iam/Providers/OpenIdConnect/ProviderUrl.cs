using System.Buffers;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

/// <summary>The URL of an issuer: https, a host, perhaps a path, and nothing else. It is kept as it was given.</summary>
internal static class ProviderUrl
{
    private const string Scheme = "https://";

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@%");

    /// <summary>The URL without its scheme, or what is wrong with it.</summary>
    public static Result<string> Parse(string url)
    {
        var end = url.IndexOf("://", StringComparison.Ordinal);
        if (end <= 0 || end + 3 == url.Length)
        {
            return OpenIdConnectErrors.NoUrl;
        }

        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return OpenIdConnectErrors.NotHttps;
        }

        var rest = url[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        return IsHost(host) && !rest.AsSpan(host.Length).ContainsAnyExcept(PathCharacters) ? rest : OpenIdConnectErrors.InvalidUrl;
    }

    // No user, no port and no address in brackets: labels of letters, digits and inner hyphens.
    private static bool IsHost(string host) => host.Length is > 0 and <= 253 && host.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
