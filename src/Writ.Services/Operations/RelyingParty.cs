using System.Net;

namespace Writ.Services.Operations;

/// <summary>
/// As whom security keys know this installation (WebAuthn: relying party). A key signs for the domain of the page that asks,
/// and browsers take no address for one.
/// </summary>
/// <param name="Id">The domain.</param>
public sealed record RelyingParty(string Id)
{
    public static RelyingParty Localhost { get; } = new("localhost");

    /// <param name="host">A host name; an address stands for this machine.</param>
    public static RelyingParty Of(string host) => IPAddress.TryParse(host.Trim('[', ']'), out _) ? Localhost : new RelyingParty(host.ToLowerInvariant());

    /// <summary>Whether a page of this origin may use the keys: of exactly this host, and encrypted unless it is this machine.</summary>
    public bool IsOrigin(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin || uri.UserInfo.Length > 0 || uri.Host != Id)
        {
            return false;
        }

        return uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && this == Localhost);
    }
}
