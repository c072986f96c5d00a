using System.Security.Cryptography;
using FsCheck.Fluent;
using Writ.Cryptography;
using Writ.Tests.Wire;
using Xunit;

namespace Writ.Tests.Cryptography;

/// <summary>Whichever way is taken, the answer is the framework's own.</summary>
public sealed class NativeAndFrameworkTests
{
    public static TheoryData<bool> Ways => OpenSsl.IsUsable ? [true, false] : [true];

    [Fact]
    public void OpenSSL_is_used_where_the_framework_uses_its_third_version() =>
        Assert.Equal(OperatingSystem.IsLinux() && SafeEvpPKeyHandle.OpenSslVersion >> 28 == 3, OpenSsl.IsUsable);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Hash_is_that_of_the_framework(bool ofFramework)
    {
        var sha = new Sha256(ofFramework);

        Samples.ForAll(Samples.Bytes, 1_000, data =>
        {
            var hash = new byte[32];
            sha.Compute(data, hash);

            Assert.Equal(SHA256.HashData(data), hash);
        });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Code_is_that_of_the_framework(bool ofFramework) => Samples.ForAll(Gen.Zip(Samples.Bytes, Samples.Bytes), 500, sample =>
    {
        var (key, text) = sample;
        key = SHA256.HashData(key);
        using var hmac = new HmacSha256(key, ofFramework);
        var code = new byte[32];
        for (var round = 0; round < 3; round++)
        {
            hmac.Sign(text, code);
            Assert.Equal(HMACSHA256.HashData(key, text), code);
            text = [.. text, 1];
        }
    });

    [Theory]
    [MemberData(nameof(Ways))]
    public void Sealed_text_is_that_of_the_framework_and_opens(bool ofFramework) => Samples.ForAll(Gen.Zip(Samples.Bytes, Samples.Bytes), 500, sample =>
    {
        var (plain, bound) = sample;
        var key = SHA256.HashData(plain);
        using var sealer = new GcmSealer(key, ofFramework);
        using var framework = new AesGcm(key, GcmSealer.TagBytes);
        for (byte round = 0; round < 3; round++)
        {
            var nonce = SHA256.HashData([round])[..GcmSealer.NonceBytes];
            var (text, tag) = (new byte[plain.Length], new byte[GcmSealer.TagBytes]);
            sealer.Seal(nonce, plain, bound, text, tag);

            var (expected, expectedTag) = (new byte[plain.Length], new byte[GcmSealer.TagBytes]);
            framework.Encrypt(nonce, plain, expected, expectedTag, bound);
            Assert.Equal(expected, text);
            Assert.Equal(expectedTag, tag);

            var opened = new byte[plain.Length];
            framework.Decrypt(nonce, text, tag, opened, bound);
            Assert.Equal(plain, opened);
        }
    });

    [Theory]
    [MemberData(nameof(Ways))]
    public void Long_text_is_hashed_signed_and_sealed(bool ofFramework)
    {
        var data = new byte[3_000_000];
        new Random(1).NextBytes(data);
        var key = data[..32];
        using var hmac = new HmacSha256(key, ofFramework);
        using var sealer = new GcmSealer(key, ofFramework);
        using var framework = new AesGcm(key, GcmSealer.TagBytes);
        var (hash, code, text, tag) = (new byte[32], new byte[32], new byte[data.Length], new byte[GcmSealer.TagBytes]);

        new Sha256(ofFramework).Compute(data, hash);
        hmac.Sign(data, code);
        sealer.Seal(new byte[12], data, data, text, tag);

        Assert.Equal(SHA256.HashData(data), hash);
        Assert.Equal(HMACSHA256.HashData(key, data), code);
        var opened = new byte[data.Length];
        framework.Decrypt(new byte[12], text, tag, opened, data);
        Assert.Equal(data, opened);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Room_and_sizes_are_checked(bool ofFramework)
    {
        using var hmac = new HmacSha256(new byte[32], ofFramework);
        using var sealer = new GcmSealer(new byte[32], ofFramework);

        Assert.Throws<ArgumentOutOfRangeException>(() => new Sha256(ofFramework).Compute([], new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => hmac.Sign([], new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HmacSha256([], ofFramework));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GcmSealer(new byte[31], ofFramework));
        Assert.Throws<ArgumentOutOfRangeException>(() => sealer.Seal(new byte[11], [], [], [], new byte[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => sealer.Seal(new byte[12], [1], [], [], new byte[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => sealer.Seal(new byte[12], [], [], [], new byte[15]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Disposed_ones_refuse(bool ofFramework)
    {
        var hmac = new HmacSha256(new byte[32], ofFramework);
        var sealer = new GcmSealer(new byte[32], ofFramework);
        hmac.Dispose();
        hmac.Dispose();
        sealer.Dispose();
        sealer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => hmac.Sign([], new byte[32]));
        Assert.Throws<ObjectDisposedException>(() => sealer.Seal(new byte[12], [], [], [], new byte[16]));
    }

    [Fact]
    public void Many_threads_hash_at_once() => Parallel.For(0, 64, round =>
    {
        var data = new byte[round * 37];
        Array.Fill(data, (byte)round);
        var hash = new byte[32];
        for (var again = 0; again < 500; again++)
        {
            Sha256.Hash(data, hash);
            Assert.Equal(SHA256.HashData(data), hash);
        }
    });
}
