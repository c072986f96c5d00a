using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Writ.Server.Outgoing;

/// <summary>
/// Whether an issuer's certificate is to be trusted: by the system, or because its chain leads to one of the provider's thumbprints
/// (AWS: IAM User Guide, obtain the thumbprint for an OpenID Connect provider). The name must be right and the dates good either way.
/// </summary>
internal static class PinnedCertificates
{
    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    public static bool Trust(X509Certificate? certificate, X509Chain? served, SslPolicyErrors errors, IReadOnlyList<string> thumbprints, DateTimeOffset now)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 leaf || served is null || thumbprints.Count == 0)
        {
            return false;
        }

        // The pin takes the place of the trusted root; everything else about the chain still has to be right.
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // a server's
        foreach (var element in served.ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        foreach (var extra in served.ChainPolicy.ExtraStore)
        {
            chain.ChainPolicy.ExtraStore.Add(extra);
        }

        chain.Build(leaf);
        return chain.ChainElements.All(element => element.ChainElementStatus.All(status => (status.Status & ~Unknown) == X509ChainStatusFlags.NoError))
            && chain.ChainElements.Any(element => thumbprints.Contains(Thumbprint(element.Certificate), StringComparer.Ordinal));
    }

    [SuppressMessage("Security", "CA5350", Justification = "AWS's thumbprints are SHA-1")] // a second certificate for a known hash is out of reach
    private static string Thumbprint(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA1.HashData(certificate.RawDataMemory.Span));
}
