using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Writ.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>
/// Verifies the statement about a new credential: formats none, packed and fido-u2f (WebAuthn Level 2, 8.2, 8.6, 8.7). That it
/// is consistent is all it shows: no manufacturer's root is known here, so it proves no model and no certification.
/// </summary>
internal static class Attestation
{
    private const string OrganizationalUnit = "2.5.4.11";
    private const string UnitOfAttestation = "Authenticator Attestation";
    private const string AaguidExtension = "1.3.6.1.4.1.45724.1.1.4";

    /// <param name="statement">The statement.</param>
    /// <param name="data">What it is about.</param>
    /// <param name="key">The new credential's key.</param>
    /// <param name="publicKey">The same, as SubjectPublicKeyInfo.</param>
    /// <param name="clientDataHash">The hash of what the browser said.</param>
    public static bool IsValid(AttestationObject statement, AuthenticatorData data, CoseKey key, byte[] publicKey, byte[] clientDataHash) => statement.Format switch
    {
        "none" => statement.IsStatementEmpty,
        "packed" => IsPacked(statement, data, key, publicKey, clientDataHash),
        "fido-u2f" => IsU2f(statement, data, key, clientDataHash),
        _ => false,
    };

    private static bool IsPacked(AttestationObject statement, AuthenticatorData data, CoseKey key, byte[] publicKey, byte[] clientDataHash)
    {
        if (statement is not { Algorithm: { } algorithm, Signature: { } signature })
        {
            return false;
        }

        byte[] signed = [.. data.Bytes, .. clientDataHash];
        if (statement.Certificates is not [var leaf, ..])
        {
            // Self attestation: signed by the new key itself.
            return algorithm == key.Algorithm && CoseKey.IsSigned(algorithm, publicKey, signed, signature);
        }

        return IsSignedBy(leaf, algorithm, signed, signature, certificate => IsAttestationCertificate(certificate, data.Aaguid));
    }

    private static bool IsU2f(AttestationObject statement, AuthenticatorData data, CoseKey key, byte[] clientDataHash)
    {
        if (statement is not { Algorithm: null, Signature: { } signature, Certificates: [var leaf] }
            || key.Algorithm != CoseKey.Es256
            || data.Aaguid.AsSpan().ContainsAnyExcept((byte)0))
        {
            return false;
        }

        byte[] signed = [0, .. data.RelyingPartyHash, .. clientDataHash, .. data.CredentialId, 4, .. key.X, .. key.Y];
        return IsSignedBy(leaf, CoseKey.Es256, signed, signature, IsP256);
    }

    private static bool IsSignedBy(byte[] der, int algorithm, byte[] signed, byte[] signature, Func<X509Certificate2, bool> isFit)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            using AsymmetricAlgorithm? key = algorithm == CoseKey.Es256 ? certificate.GetECDsaPublicKey() : certificate.GetRSAPublicKey();
            return key is not null && isFit(certificate) && CoseKey.IsSigned(algorithm, key.ExportSubjectPublicKeyInfo(), signed, signature);
        }
        catch (CryptographicException)
        {
            // The framework says only this way that a certificate is none.
            return false;
        }
    }

    private static bool IsP256(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey();
        return key?.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
    }

    /// <summary>WebAuthn Level 2, 8.2.1.</summary>
    private static bool IsAttestationCertificate(X509Certificate2 certificate, byte[] aaguid)
    {
        var extensions = certificate.Extensions;
        var model = extensions.FirstOrDefault(extension => extension.Oid?.Value == AaguidExtension);
        return certificate.Version == 3
            && certificate.SubjectName.EnumerateRelativeDistinguishedNames().Any(name =>
                !name.HasMultipleElements && name.GetSingleElementType().Value == OrganizationalUnit && name.GetSingleElementValue() == UnitOfAttestation)
            && extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is { CertificateAuthority: false }
            && (model is null || (!model.Critical && model.RawData.AsSpan() is [4, 16, .. var id] && id.SequenceEqual(aaguid)));
    }
}
