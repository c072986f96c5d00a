using System.Security.Cryptography;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Providers.Saml;

/// <summary>Private keys as they come in: RSA, in PEM, without a password. They leave this class sealed.</summary>
internal static class SamlPrivateKeys
{
    private const int MinBits = 2048;
    private const int MaxBits = 4096;

    public static Result<SamlPrivateKey> Seal(string pem, Call call)
    {
        if (Read(pem) is not { } key)
        {
            return SamlErrors.InvalidPrivateKey;
        }

        try
        {
            var id = call.Ids.UniqueId("SAMLK");
            return new SamlPrivateKey { Id = id, Uploaded = call.Now, SealedKey = call.Platform.Vault.Seal(SamlProvider.VaultPurpose, 1, key, id) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[]? Read(string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa.KeySize is >= MinBits and <= MaxBits ? rsa.ExportPkcs8PrivateKey() : null;
        }
        catch (Exception refused) when (refused is CryptographicException or ArgumentException)
        {
            // The framework says only this way that a private key is none.
            return null;
        }
    }
}
