using Writ.Services.Sts.Federation.OpenIdConnect;

namespace Writ.Server.Outgoing;

/// <summary>`--identity-provider https://NAME` or `https://NAME=http://HOST:PORT`: an OpenID Connect provider that is not on the public internet.</summary>
internal static class IdentityProviderOptions
{
    /// <exception cref="StartException">One of them is no such pair.</exception>
    public static IssuerOrigins Read(IReadOnlyList<string> options) => new([.. options.Select(Read)]);

    private static IssuerOrigin Read(string option)
    {
        var parts = option.Split('=', 2);
        return Origin(parts[0]) is { Scheme: "https", IsDefaultPort: true } name && Origin(parts[^1]) is { } at
            ? new IssuerOrigin(name, at)
            : throw new StartException(
                $"--identity-provider takes the https URL of a host without a port, or such a URL, = and the URL where it is, as in https://idp.example.com=http://127.0.0.1:8080, not '{option}'.");
    }

    private static Uri? Origin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && PublicUrl.IsUsable(url) ? url : null;
}
