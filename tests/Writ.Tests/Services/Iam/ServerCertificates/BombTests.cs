using System.Formats.Asn1;
using System.Security.Cryptography;
using Writ.Services.Iam.ServerCertificates;
using Writ.Services.Iam.SigningCertificates;
using Writ.Services.Iam.SshPublicKeys;
using Xunit;

namespace Writ.Tests.Services.Iam.ServerCertificates;

/// <summary>Texts that are made to cost whoever reads them.</summary>
public sealed class BombTests
{
    public static TheoryData<string> Names => ["nested", "indefinite", "object identifier", "integer", "length"];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_neither_key_nor_certificate(string name)
    {
        var bomb = Bomb(name);

        Assert.Null(X509.Read(bomb));
        foreach (var label in new[] { "RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY" })
        {
            Assert.Same(ServerCertificateErrors.UnparsableKey, PrivateKey.Read(PemEncoding.WriteString(label, bomb)).Error);
        }

        foreach (var label in new[] { "RSA PUBLIC KEY", "PUBLIC KEY" })
        {
            Assert.Same(SshPublicKeyErrors.Invalid, RsaPublicKey.Read(PemEncoding.WriteString(label, bomb)).Error);
        }

        Assert.Equal("MalformedCertificate", ParsedCertificate.Read(PemEncoding.WriteString("CERTIFICATE", bomb), Issued.Now).Error?.Code);
    }

    private static byte[] Bomb(string name) => name switch
    {
        "nested" => Nested(2_000),
        "indefinite" => [.. Enumerable.Repeat(new byte[] { 0x30, 0x80 }, 60_000).SelectMany(pair => pair)],
        "object identifier" => Sequence(writer => Sequence(writer, () => writer.WriteEncodedValue(Tagged(0x06, [.. Enumerable.Repeat((byte)0x81, 100_000), 1])))),
        "integer" => Sequence(writer => writer.WriteEncodedValue(Tagged(0x02, [1, .. new byte[100_000]]))),
        "length" => [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0x01, 0x00],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static byte[] Nested(int depth)
    {
        byte[] inner = [];
        for (var level = 0; level < depth; level++)
        {
            inner = Tagged(0x30, inner);
        }

        return inner;
    }

    private static byte[] Tagged(byte tag, byte[] content) => content.Length < 128
        ? [tag, (byte)content.Length, .. content]
        : [tag, 0x83, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static byte[] Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        Sequence(writer, () => write(writer));
        return writer.Encode();
    }

    private static void Sequence(AsnWriter writer, Action write)
    {
        using (writer.PushSequence())
        {
            write();
        }
    }
}
