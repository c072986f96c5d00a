using System.Net;

namespace Writ.Server;

/// <summary>Where others reach this server, as the issuer of tokens names itself.</summary>
internal static class PublicUrl
{
    /// <summary>What was given, without a slash at the end; else the address the server listens on, or this machine's own where that is every address.</summary>
    /// <param name="given">The operator's word, if any.</param>
    /// <param name="listening">The address with the port it was given.</param>
    public static string Of(Uri? given, string listening)
    {
        var url = given ?? new Uri(listening);
        var isEvery = IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return isEvery ? $"{url.Scheme}://127.0.0.1:{url.Port}" : url.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Whether relying parties could use it: http or https, a host and a port, nothing else.</summary>
    public static bool IsUsable(Uri url) =>
        url.IsAbsoluteUri
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url is { UserInfo: "", Fragment: "", PathAndQuery: "/", Port: > 0 };
}
