using Writ.Services.Iam.OutboundFederation;
using Writ.Services.Operations;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>This installation as an issuer: its accounts' keys are at hand, so that it need not call itself.</summary>
internal static class OwnIssuer
{
    /// <summary>The published keys of an issuer of this installation; null when it is none of them.</summary>
    public static JsonWebKeySet? Find(string issuer, Platform platform, DateTimeOffset now)
    {
        var prefix = platform.PublicUrl() + TokenIssuer.PathPrefix;
        if (!issuer.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return AccountId.TryParse(issuer[prefix.Length..].Split('/', 2)[0], out var account)
            && platform.Accounts(account) is { } state
            && TokenIssuer.Of(state) is { } own
            && own.IsPublished(now)
            && own.Url(platform.PublicUrl(), account) == issuer
                ? JsonWebKeySet.Parse(IssuerDocuments.Keys(own))
                : null;
    }
}
