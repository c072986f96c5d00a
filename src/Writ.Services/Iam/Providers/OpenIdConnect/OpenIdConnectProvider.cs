using System.Text;

namespace Writ.Services.Iam.Providers.OpenIdConnect;

/// <summary>An OpenID Connect identity provider whose tokens roles of the account may trust.</summary>
public sealed record OpenIdConnectProvider
{
    /// <summary>The issuer's URL without its scheme: host and path, as ARNs, answers and condition keys have it.</summary>
    public required string Url { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The audiences accepted, in the order they were added.</summary>
    public IReadOnlyList<string> ClientIds { get; init; } = [];

    public IReadOnlyList<string> Thumbprints { get; init; } = [];

    public TagSet Tags { get; init; } = TagSet.Empty;

    public string Arn(AccountId account) => Kernel.Arn.Iam(account, "oidc-provider", "/", Url);

    /// <summary>Issuers are told apart by case, unlike names: the key is the URL's bytes in hexadecimal, which also keeps their order.</summary>
    internal static string KeyOf(string url) => Convert.ToHexString(Encoding.UTF8.GetBytes(url));
}
