using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.SshPublicKeys;

/// <summary>
/// An RSA key read from the two texts IAM takes: OpenSSH's line and PEM. What AWS demands of it: 2,048 to 16,384 bits
/// (AWS: IAM User Guide, Use IAM with CodeCommit).
/// </summary>
internal sealed class RsaPublicKey
{
    private const int MinBits = 2_048;
    private const int MaxBits = 16_384;
    private const int MaxExponentBytes = 8;
    private const string RsaOid = "1.2.840.113549.1.1.1";

    private RsaPublicKey(byte[] modulus, byte[] exponent)
    {
        Modulus = modulus;
        Exponent = exponent;
    }

    private static ReadOnlySpan<byte> SshName => "ssh-rsa"u8;

    /// <summary>Big-endian, without leading zeros.</summary>
    private byte[] Modulus { get; }

    private byte[] Exponent { get; }

    public static Result<RsaPublicKey> Read(string body)
    {
        var text = body.Trim();
        if (text.StartsWith("-----BEGIN ", StringComparison.Ordinal))
        {
            return ReadPem(text);
        }

        var parts = text.Split((char[]?)[' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts[0] != "ssh-rsa")
        {
            return SshPublicKeyErrors.UnrecognizedEncoding;
        }

        if (text.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            return SshPublicKeyErrors.Invalid;
        }

        var bytes = new byte[parts[1].Length];
        return Convert.TryFromBase64String(parts[1], bytes, out var length) ? ReadBlob(bytes.AsSpan(0, length)) : SshPublicKeyErrors.Invalid;
    }

    /// <summary>Reads RFC 4253's form: name, exponent, modulus, and nothing behind them.</summary>
    public static Result<RsaPublicKey> ReadBlob(ReadOnlySpan<byte> blob)
    {
        if (!TryTake(ref blob, out var name) || !name.SequenceEqual(SshName) || !TryTake(ref blob, out var exponent) ||
            !TryTake(ref blob, out var modulus) || !blob.IsEmpty)
        {
            return SshPublicKeyErrors.Invalid;
        }

        return Of(modulus, exponent);
    }

    public byte[] Blob()
    {
        var blob = new byte[12 + SshName.Length + Signed(Exponent) + Signed(Modulus)];
        var rest = blob.AsSpan();
        Put(ref rest, SshName, SshName.Length);
        Put(ref rest, Exponent, Signed(Exponent));
        Put(ref rest, Modulus, Signed(Modulus));
        return blob;
    }

    public string Ssh() => "ssh-rsa " + Convert.ToBase64String(Blob());

    // Written here and not by the framework, which need not take every length that IAM does.
    public string Pem()
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteIntegerUnsigned(Modulus);
            key.WriteIntegerUnsigned(Exponent);
        }

        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            using (info.PushSequence())
            {
                info.WriteObjectIdentifier(RsaOid);
                info.WriteNull();
            }

            info.WriteBitString(key.Encode());
        }

        return PemEncoding.WriteString("PUBLIC KEY", info.Encode());
    }

    /// <summary>The MD5 digest that AWS shows; it identifies, it protects nothing.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> blob)
    {
#pragma warning disable CA5351 // MD5 is what the answer is documented to hold; keys are compared by their bytes.
        var digest = MD5.HashData(blob);
#pragma warning restore CA5351
        return string.Join(':', digest.Select(value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Result<RsaPublicKey> ReadPem(string text)
    {
        if (PemBlock.ReadAll(text, most: 1) is not [var block])
        {
            return SshPublicKeyErrors.Invalid;
        }

        if (block.Label is not ("RSA PUBLIC KEY" or "PUBLIC KEY"))
        {
            return SshPublicKeyErrors.UnrecognizedEncoding;
        }

        try
        {
            return ReadDer(block.Content, isPkcs1: block.Label == "RSA PUBLIC KEY");
        }
        catch (AsnContentException)
        {
            return SshPublicKeyErrors.Invalid;
        }
    }

    private static Result<RsaPublicKey> ReadDer(byte[] der, bool isPkcs1)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        if (!isPkcs1)
        {
            var info = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var algorithm = info.ReadSequence();
            if (algorithm.ReadObjectIdentifier() != RsaOid || !info.TryReadPrimitiveBitString(out var unused, out var key) || unused != 0)
            {
                return SshPublicKeyErrors.Invalid;
            }

            info.ThrowIfNotEmpty();
            reader = new AsnReader(key, AsnEncodingRules.DER);
        }

        var numbers = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var modulus = numbers.ReadIntegerBytes();
        var exponent = numbers.ReadIntegerBytes();
        numbers.ThrowIfNotEmpty();
        return Of(modulus.Span, exponent.Span);
    }

    private static Result<RsaPublicKey> Of(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        if (modulus.IsEmpty || exponent.IsEmpty || (modulus[0] & 0x80) != 0 || (exponent[0] & 0x80) != 0)
        {
            return SshPublicKeyErrors.Invalid;
        }

        modulus = modulus.TrimStart((byte)0);
        exponent = exponent.TrimStart((byte)0);
        var bits = modulus.IsEmpty ? 0 : (modulus.Length * 8) - BitOperations.LeadingZeroCount((uint)modulus[0]) + 24;
        var isSound = bits is >= MinBits and <= MaxBits && (modulus[^1] & 1) == 1
            && exponent.Length is > 0 and <= MaxExponentBytes && (exponent[^1] & 1) == 1 && !exponent.SequenceEqual((ReadOnlySpan<byte>)[1]);
        return isSound ? new RsaPublicKey(modulus.ToArray(), exponent.ToArray()) : SshPublicKeyErrors.Invalid;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (rest.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(rest) > (uint)(rest.Length - 4))
        {
            return false;
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
        value = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return true;
    }

    // A number whose first bit is set gets a zero before it, lest it read as negative.
    private static int Signed(byte[] number) => number.Length + (number[0] >> 7);

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> value, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, length);
        value.CopyTo(rest[(4 + length - value.Length)..]);
        rest = rest[(4 + length)..];
    }
}
