namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>Where the issuers of a host are, as the operator says it.</summary>
/// <param name="Name">The origin that IAM's providers name, https without a port: <c>https://idp.example.com</c>.</param>
/// <param name="At">The origin where they are, with any scheme and port; the same as the name where only the address is private.</param>
public sealed record IssuerOrigin(Uri Name, Uri At);

/// <summary>
/// The issuers that are not found as their names say, on private networks and developers' machines. Their tokens may name them by
/// either origin: an issuer on localhost knows itself by no other name.
/// </summary>
public sealed class IssuerOrigins(IReadOnlyList<IssuerOrigin> origins)
{
    private const string Scheme = "https://";

    public static IssuerOrigins None { get; } = new([]);

    /// <summary>The URL that a provider of that issuer has in IAM, without the scheme; null when it can have none.</summary>
    public string? ProviderUrl(string issuer)
    {
        foreach (var origin in origins)
        {
            var at = origin.At.GetLeftPart(UriPartial.Authority);
            if (issuer.StartsWith(at, StringComparison.Ordinal) && (issuer.Length == at.Length || issuer[at.Length] == '/'))
            {
                return origin.Name.Authority + issuer[at.Length..];
            }
        }

        return issuer.StartsWith(Scheme, StringComparison.Ordinal) && issuer.Length > Scheme.Length ? issuer[Scheme.Length..] : null;
    }

    /// <summary>Where a URL is found in truth.</summary>
    public Uri Locate(Uri url) =>
        origins.FirstOrDefault(origin => IsOf(url, origin.Name)) is { } known
            ? new UriBuilder(known.At) { Path = url.AbsolutePath, Query = url.Query }.Uri // a path that begins with two slashes would be a host, read as a reference
            : url;

    /// <summary>Whether the operator named the origin of this URL, as it is in truth, so that its address may be any and it may be without encryption.</summary>
    public bool Names(Uri located) => origins.Any(origin => IsOf(located, origin.At));

    private static bool IsOf(Uri url, Uri origin) =>
        Uri.Compare(url, origin, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
