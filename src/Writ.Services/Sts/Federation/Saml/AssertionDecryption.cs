using System.Security.Cryptography;
using System.Xml;

namespace Writ.Services.Sts.Federation.Saml;

/// <summary>
/// Opens an encrypted assertion with the provider's private keys: RSA-OAEP for the key, AES for the rest. RSA with PKCS #1 v1.5 is not accepted. Whatever
/// goes wrong is nothing, in the same words as a wrong signature: who can ask again learns nothing about the key or the padding.
/// </summary>
internal static class AssertionDecryption
{
    private const string OaepSha1 = SamlNames.Encryption + "rsa-oaep-mgf1p";
    private const string Oaep = SamlNames.Encryption11 + "rsa-oaep";
    private const int BlockBytes = 16;
    private const int NonceBytes = 12;
    private const int MaxCipher = 100_000;

    /// <summary>The assertion; null when none of the keys opens it.</summary>
    /// <param name="encrypted">saml:EncryptedAssertion.</param>
    /// <param name="privateKeys">In PKCS #8.</param>
    public static XmlElement? Open(XmlElement encrypted, IEnumerable<byte[]> privateKeys)
    {
        if (encrypted.Only("EncryptedData", SamlNames.Encryption) is not { } data
            || data.Only("EncryptionMethod", SamlNames.Encryption)?.Value("Algorithm") is not { } algorithm
            || Cipher(data) is not { } cipher
            || KeyOf(encrypted, data) is not { } wrapped
            || wrapped.Only("EncryptionMethod", SamlNames.Encryption) is not { } method
            || Padding(method) is not { } padding
            || Cipher(wrapped) is not { } wrappedKey)
        {
            return null;
        }

        foreach (var privateKey in privateKeys)
        {
            if (Unwrap(privateKey, wrappedKey, padding) is { } key && Decrypt(algorithm, key, cipher) is { } plain && SamlXml.Parse(plain) is { } assertion)
            {
                return assertion;
            }
        }

        return null;
    }

    /// <summary>The key beside the data, or in the data's key information.</summary>
    private static XmlElement? KeyOf(XmlElement encrypted, XmlElement data) =>
        encrypted.Only("EncryptedKey", SamlNames.Encryption) ?? data.Only("KeyInfo", SamlNames.Signature)?.Only("EncryptedKey", SamlNames.Encryption);

    private static RSAEncryptionPadding? Padding(XmlElement method)
    {
        var digest = method.Only("DigestMethod", SamlNames.Signature)?.Value("Algorithm") ?? "http://www.w3.org/2000/09/xmldsig#sha1";
        var mask = method.Only("MGF", SamlNames.Encryption11)?.Value("Algorithm") ?? SamlNames.Encryption11 + "mgf1sha1";
        return (method.Value("Algorithm"), digest, mask[(mask.LastIndexOf('#') + 1)..]) switch
        {
            (OaepSha1, "http://www.w3.org/2000/09/xmldsig#sha1", _) => RSAEncryptionPadding.OaepSHA1,
            (Oaep, "http://www.w3.org/2000/09/xmldsig#sha1", "mgf1sha1") => RSAEncryptionPadding.OaepSHA1,
            (Oaep, "http://www.w3.org/2001/04/xmlenc#sha256", "mgf1sha256") => RSAEncryptionPadding.OaepSHA256,
            (Oaep, "http://www.w3.org/2001/04/xmlenc#sha512", "mgf1sha512") => RSAEncryptionPadding.OaepSHA512,
            _ => null,
        };
    }

    private static byte[]? Cipher(XmlElement parent)
    {
        if (parent.Only("CipherData", SamlNames.Encryption)?.Only("CipherValue", SamlNames.Encryption)?.Text() is not { Length: <= MaxCipher } text)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[]? Unwrap(byte[] privateKey, byte[] wrapped, RSAEncryptionPadding padding)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(privateKey, out _);
            return rsa.Decrypt(wrapped, padding);
        }
        catch (CryptographicException)
        {
            // The framework says only this way that it is another key's.
            return null;
        }
    }

    private static byte[]? Decrypt(string algorithm, byte[] key, byte[] cipher)
    {
        try
        {
            return algorithm switch
            {
                SamlNames.Encryption + "aes128-cbc" when key.Length == 16 => Cbc(key, cipher),
                SamlNames.Encryption + "aes192-cbc" when key.Length == 24 => Cbc(key, cipher),
                SamlNames.Encryption + "aes256-cbc" when key.Length == 32 => Cbc(key, cipher),
                SamlNames.Encryption11 + "aes128-gcm" when key.Length == 16 => Gcm(key, cipher),
                SamlNames.Encryption11 + "aes192-gcm" when key.Length == 24 => Gcm(key, cipher),
                SamlNames.Encryption11 + "aes256-gcm" when key.Length == 32 => Gcm(key, cipher),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            // The framework says only this way that the padding or the tag is wrong.
            return null;
        }
    }

    private static byte[]? Cbc(byte[] key, byte[] cipher)
    {
        if (cipher.Length < 2 * BlockBytes || cipher.Length % BlockBytes != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(cipher.AsSpan(BlockBytes), cipher.AsSpan(0, BlockBytes), PaddingMode.ISO10126);
    }

    private static byte[]? Gcm(byte[] key, byte[] cipher)
    {
        if (cipher.Length <= NonceBytes + BlockBytes)
        {
            return null;
        }

        using var gcm = new AesGcm(key, BlockBytes);
        var plain = new byte[cipher.Length - NonceBytes - BlockBytes];
        gcm.Decrypt(cipher.AsSpan(0, NonceBytes), cipher.AsSpan(NonceBytes, plain.Length), cipher.AsSpan(NonceBytes + plain.Length), plain);
        return plain;
    }
}
