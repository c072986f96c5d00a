using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Writ.Tests.Services.Iam.MfaDevices.SecurityKeys;

/// <summary>An authenticator in software, each of whose words can be made wrong.</summary>
internal sealed class SoftwareKey(bool isRsa = false)
{
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _rsa = TestKeys.Rsa(2_048);

    public byte[] CredentialId { get; set; } = RandomNumberGenerator.GetBytes(32);

    public byte[] Aaguid { get; set; } = new byte[16];

    public byte Flags { get; set; } = 0x01;

    public uint Counter { get; set; }

    public string RelyingParty { get; set; } = "localhost";

    public int Algorithm => isRsa ? -257 : -7;

    public byte[] AuthenticatorData(bool withCredential)
    {
        var data = new List<byte>(SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty))) { withCredential ? (byte)(Flags | 0x40) : Flags };
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        data.AddRange(counter);
        if (withCredential)
        {
            data.AddRange(Aaguid);
            data.AddRange([(byte)(CredentialId.Length >> 8), (byte)CredentialId.Length]);
            data.AddRange(CredentialId);
            data.AddRange(Key());
        }

        return [.. data];
    }

    public byte[] Sign(byte[] data) => isRsa
        ? _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : _curve.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public static byte[] ClientData(string type, string challenge, string origin = "https://localhost", string more = "") =>
        Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","challenge":"{{challenge}}","origin":"{{origin}}"{{more}}}""");

    public byte[] Attest(string format, byte[] clientData, X509Certificate2? certificate = null, Func<byte[], byte[]>? sign = null)
    {
        var data = AuthenticatorData(withCredential: true);
        var hash = SHA256.HashData(clientData);
        var point = _curve.ExportParameters(false).Q;
        byte[] signed = format == "fido-u2f"
            ? [0, .. data[..32], .. hash, .. CredentialId, 4, .. point.X ?? [], .. point.Y ?? []]
            : [.. data, .. hash];
        return Object(format, data, format == "none" ? null : (sign ?? Sign)(signed), format == "packed" ? Algorithm : null, certificate);
    }

    public static byte[] Object(string format, byte[] data, byte[]? signature, int? algorithm, X509Certificate2? certificate)
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(format);
        writer.WriteTextString("attStmt");
        writer.WriteStartMap((signature is null ? 0 : 1) + (algorithm is null ? 0 : 1) + (certificate is null ? 0 : 1));
        if (algorithm is { } number)
        {
            writer.WriteTextString("alg");
            writer.WriteInt32(number);
        }

        if (signature is not null)
        {
            writer.WriteTextString("sig");
            writer.WriteByteString(signature);
        }

        if (certificate is not null)
        {
            writer.WriteTextString("x5c");
            writer.WriteStartArray(1);
            writer.WriteByteString(certificate.RawData);
            writer.WriteEndArray();
        }

        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private byte[] Key()
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(isRsa ? 4 : 5);
        Write(writer, 1, isRsa ? 3 : 2);
        Write(writer, 3, Algorithm);
        if (isRsa)
        {
            Write(writer, -1, _rsa.ExportParameters(false).Modulus ?? []);
            Write(writer, -2, _rsa.ExportParameters(false).Exponent ?? []);
        }
        else
        {
            Write(writer, -1, 1);
            Write(writer, -2, _curve.ExportParameters(false).Q.X ?? []);
            Write(writer, -3, _curve.ExportParameters(false).Q.Y ?? []);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void Write(CborWriter writer, int label, int value)
    {
        writer.WriteInt32(label);
        writer.WriteInt32(value);
    }

    private static void Write(CborWriter writer, int label, byte[] value)
    {
        writer.WriteInt32(label);
        writer.WriteByteString(value);
    }
}
