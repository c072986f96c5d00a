using System.Runtime.CompilerServices;
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

        var first = cache.Get("secret", "20260101", "us-east-1", "iam");

        Assert.Same(first, cache.Get("secret", "20260101", "us-east-1", "iam"));
        Assert.NotSame(first, cache.Get("rotated", "20260101", "us-east-1", "iam"));
        Assert.NotSame(first, cache.Get("secret", "20260102", "us-east-1", "iam"));
        Assert.NotSame(first, cache.Get("secret", "20260101", "eu-west-1", "iam"));
        Assert.NotSame(first, cache.Get("secret", "20260101", "us-east-1", "sts"));
        Assert.Same(first, cache.Get("secret", "20260101", "us-east-1", "iam"));
    }

    [Fact]
    public void Secret_that_was_made_anew_is_derived_anew()
    {
        var cache = new SigningKeyCache();
        var first = cache.Get("secret", "20260101", "us-east-1", "iam");

        var again = cache.Get(new string("secret".AsSpan()), "20260101", "us-east-1", "iam");

        Assert.NotSame(first, again);
        Assert.Equal(Sign(first, "text"u8), Sign(again, "text"u8));
    }

    [Fact]
    public void Scopes_that_anybody_claims_take_no_more_room_than_a_few()
    {
        var cache = new SigningKeyCache();
        var first = cache.Get("secret", "20260101", "us-east-1", "iam");

        var others = Enumerable.Range(1, SigningKeyCache.MaxScopes).Select(i => cache.Get("secret", "20260101", $"region-{i}", "iam")).ToList();

        Assert.Same(others[^1], cache.Get("secret", "20260101", $"region-{others.Count}", "iam"));
        Assert.Same(others[0], cache.Get("secret", "20260101", "region-1", "iam"));
        Assert.NotSame(first, cache.Get("secret", "20260101", "us-east-1", "iam"));
    }

    [Fact]
    public void Keys_leave_memory_with_their_secret()
    {
        var cache = new SigningKeyCache();
        var key = KeyOfForgottenSecret(cache);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(key.IsAlive);
        GC.KeepAlive(cache);
    }

    [Fact]
    public void Empty_secret_derives_nothing() => Assert.Throws<ArgumentException>(() => new SigningKeyCache().Get("", "20260101", "us-east-1", "iam"));

    [Fact]
    public void Parallel_use_gives_the_right_keys()
    {
        var cache = new SigningKeyCache();
        var secrets = Enumerable.Range(0, 40).Select(i => $"secret{i}").ToList();

        Parallel.For(0, 2_000, i =>
        {
            var key = new byte[32];
            SigV4.DeriveSigningKey(secrets[i % 40], "20260101", $"region-{i % 11}", "iam", key);
            Assert.Equal(HMACSHA256.HashData(key, "text"u8), Sign(cache.Get(secrets[i % 40], "20260101", $"region-{i % 11}", "iam"), "text"u8));
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference KeyOfForgottenSecret(SigningKeyCache cache) => new(cache.Get(new string("secret".AsSpan()), "20260101", "us-east-1", "iam"));

    private static byte[] Sign(SigningKey key, ReadOnlySpan<byte> text)
    {
        var signature = new byte[32];
        key.Sign(text, signature);
        return signature;
    }
}
