using Writ.Wire.Errors;

namespace Writ.Services.Iam.ServerCertificates;

/// <summary>What an upload brings: a certificate, the certificates above it and its private key, which must belong together.</summary>
internal static class CertificateBundle
{
    private const string Label = "CERTIFICATE";

    /// <summary>AWS sets no number; the longest chains in use have four.</summary>
    private const int MaxChain = 10;

    private const int MaxBody = 16_384;

    /// <summary>When the certificate expires, if all is well.</summary>
    public static Result<DateTimeOffset> Check(string body, string? chain, string privateKey, DateTimeOffset now)
    {
        if (PemBlock.ReadAll(body, most: 1) is not [{ Label: Label } block] || X509.Read(block.Content) is not { } certificate)
        {
            return ServerCertificateErrors.Unparsable;
        }

        // AWS words it the same for a certificate that is not valid yet.
        if (now < certificate.NotBefore || now > certificate.NotAfter)
        {
            return ServerCertificateErrors.Unparsable;
        }

        var key = PrivateKey.Read(privateKey);
        if (key.Error is { } error)
        {
            return error;
        }

        using var owned = key.Value;
        if (!owned.IsOf(certificate.Key))
        {
            return ServerCertificateErrors.KeyMismatch;
        }

        return chain is null || IsChainOf(certificate, chain) ? certificate.NotAfter : ServerCertificateErrors.InvalidChain;
    }

    private static bool IsChainOf(X509 certificate, string chain)
    {
        var blocks = chain.Length > MaxChain * MaxBody ? [] : PemBlock.ReadAll(chain, MaxChain);
        foreach (var block in blocks)
        {
            if (block.Label != Label || X509.Read(block.Content) is not { } issuer || !certificate.IsIssuedBy(issuer))
            {
                return false;
            }

            certificate = issuer;
        }

        return blocks.Count > 0;
    }
}
