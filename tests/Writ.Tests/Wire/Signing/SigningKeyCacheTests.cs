using System.Security.Cryptography;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Wire.Signing;

public sealed class SigningKeyCacheTests
{
    [Fact]
    public void Key_is_derived_once_per_scope_and_secret()
    {
        var cache = new SigningKeyCache();

        var first = cache.Get("AKID", "secret", "20260101", "us-east-1", "iam");

        Assert.Same(first, cache.Get("AKID", "secret", "20260101", "us-east-1", "iam"));
        Assert.NotEqual(first, cache.Get("AKID", "rotated", "20260101", "us-east-1", "iam"));
        Assert.NotEqual(first, cache.Get("AKID", "secret", "20260102", "us-east-1", "iam"));
        Assert.NotEqual(first, cache.Get("AKID", "secret", "20260101", "eu-west-1", "iam"));
        Assert.NotEqual(first, cache.Get("AKID", "secret", "20260101", "us-east-1", "sts"));
        Assert.Equal(5, cache.Count);
    }

    [Fact]
    public void Cache_stays_within_its_capacity_and_keeps_what_is_used()
    {
        var cache = new SigningKeyCache(capacity: 64);
        var kept = cache.Get("AKID", "secret", "20260101", "us-east-1", "iam");

        for (var i = 0; i < 500; i++)
        {
            cache.Get("AKID" + i, "secret", "20260101", "us-east-1", "iam");
            Assert.Same(kept, cache.Get("AKID", "secret", "20260101", "us-east-1", "iam"));
        }

        Assert.InRange(cache.Count, 32, 65);
        cache.Clear();
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void Parallel_use_gives_the_right_keys()
    {
        var cache = new SigningKeyCache(capacity: 16);

        Parallel.For(0, 2_000, i =>
        {
            var key = new byte[32];
            SigV4.DeriveSigningKey("secret" + (i % 40), "20260101", "us-east-1", "iam", key);
            Assert.Equal(HMACSHA256.HashData(key, "text"u8), Sign(cache.Get("AKID", "secret" + (i % 40), "20260101", "us-east-1", "iam"), "text"u8));
        });
    }

    [Fact]
    public void One_key_signs_on_many_threads_at_once()
    {
        var key = SigningKey.Derive("secret", "20260101", "us-east-1", "iam");
        var derived = new byte[32];
        SigV4.DeriveSigningKey("secret", "20260101", "us-east-1", "iam", derived);

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var text = BitConverter.GetBytes(i);
            Assert.Equal(HMACSHA256.HashData(derived, text), Sign(key, text));
        });
    }

    private static byte[] Sign(SigningKey key, ReadOnlySpan<byte> text)
    {
        var signature = new byte[32];
        key.Sign(text, signature);
        return signature;
    }
}
