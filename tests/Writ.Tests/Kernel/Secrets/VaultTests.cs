using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.Secrets;
using Xunit;

namespace Writ.Tests.Kernel.Secrets;

[Collection(Alone.Name)]
public sealed class VaultTests : IDisposable
{
    private readonly Vault _vault = Of(1);

    [Fact]
    public void Sealed_value_opens_for_its_purpose_and_binding_whatever_it_is() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), plain =>
        {
            var box = _vault.Seal("purpose", 7, plain, "binding");

            Assert.True(_vault.TryOpen("purpose", box, "binding", out var opened));
            Assert.Equal(plain, opened);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("other", "binding")]
    [InlineData("purpose", "other")]
    [InlineData("purpose", "")]
    public void Sealed_value_opens_for_nothing_else(string purpose, string binding)
    {
        var box = _vault.Seal("purpose", 7, "secret"u8, "binding");

        Assert.False(_vault.TryOpen(purpose, box, binding, out var opened));
        Assert.Empty(opened);
    }

    [Theory]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void Binding_of_any_length_counts_to_its_end(int length)
    {
        foreach (var letter in new[] { 'a', '\u4e2d' })
        {
            var box = _vault.Seal("purpose", 7, "secret"u8, new string(letter, length));

            Assert.True(_vault.TryOpen("purpose", box, new string(letter, length), out _));
            Assert.False(_vault.TryOpen("purpose", box, new string(letter, length - 1) + "b", out _));
            Assert.False(_vault.TryOpen("purpose", box, new string(letter, length - 1), out _));
        }
    }

    [Fact]
    public void Another_master_key_opens_nothing()
    {
        using var other = Of(2);

        Assert.False(other.TryOpen("purpose", _vault.Seal("purpose", 7, "secret"u8), "", out _));
    }

    [Fact]
    public void The_same_master_key_opens_in_another_process()
    {
        using var same = Of(1);

        Assert.True(same.TryOpen("purpose", _vault.Seal("purpose", 7, "secret"u8), "", out var opened));
        Assert.Equal("secret"u8, opened);
    }

    [Fact]
    public void One_flipped_bit_anywhere_opens_nothing()
    {
        var box = _vault.Seal("purpose", 7, "secret"u8, "binding");

        for (var bit = 0; bit < box.Length * 8; bit++)
        {
            var forged = box.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(_vault.TryOpen("purpose", forged, "binding", out _), $"bit {bit}");
        }
    }

    [Fact]
    public void Garbage_of_any_length_opens_nothing_and_throws_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), garbage =>
        {
            Assert.False(_vault.TryOpen("purpose", garbage, "", out _));
            Assert.False(_vault.TryOpen("purpose", [1, 0, 0, 0, 0, .. garbage], "", out _));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_value_opens_nothing()
    {
        var box = _vault.Seal("purpose", 7, "secret"u8);

        for (var length = 0; length < box.Length; length++)
        {
            Assert.False(_vault.TryOpen("purpose", box.AsSpan(0, length), "", out _));
        }
    }

    [Fact]
    public void Generation_stands_in_clear_and_values_of_all_generations_open()
    {
        foreach (var generation in new uint[] { 0, 1, 2_900, uint.MaxValue })
        {
            var box = _vault.Seal("purpose", generation, "secret"u8);

            Assert.True(Vault.TryReadGeneration(box, out var read));
            Assert.Equal(generation, read);
            Assert.True(_vault.TryOpen("purpose", box, "", out _));
        }
    }

    [Fact]
    public void Forged_generations_leave_nothing_behind()
    {
        var box = new byte[64];
        box[0] = 1;

        for (uint generation = 0; generation < 100; generation++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(box.AsSpan(1), generation);
            Assert.False(_vault.TryOpen("purpose", box, "", out _));
        }

        Assert.Equal(0, _vault.KeyCount);
    }

    [Fact]
    public void Sealing_twice_gives_two_values_that_do_not_show_the_secret()
    {
        var first = _vault.Seal("purpose", 1, "a secret of some length"u8);
        var second = _vault.Seal("purpose", 1, "a secret of some length"u8);

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_seal_and_open_at_once() =>
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), (number, _) =>
        {
            var plain = Encoding.UTF8.GetBytes($"secret {number}");
            Assert.True(_vault.TryOpen("purpose", _vault.Seal("purpose", (uint)number % 3, plain), "", out var opened));
            Assert.Equal(plain, opened);
            return ValueTask.CompletedTask;
        });

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Master_key_has_32_bytes(int length) => Assert.Throws<ArgumentOutOfRangeException>(() => new Vault(new byte[length], IdSource.Cryptographic));

    /// <summary>Its master key is zeroed: what it sealed then, anybody could open.</summary>
    [Fact]
    public void Disposed_vault_neither_seals_nor_opens()
    {
        var box = _vault.Seal("purpose", 1, "secret"u8);

        _vault.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _vault.Seal("purpose", 2, "secret"u8));
        Assert.Throws<ObjectDisposedException>(() => _vault.TryOpen("purpose", box, "", out _));
    }

    public void Dispose() => _vault.Dispose();

    private static Vault Of(byte key) => new(Enumerable.Repeat(key, 32).ToArray(), IdSource.Cryptographic);
}
