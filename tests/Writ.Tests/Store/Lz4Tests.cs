using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Writ.Store.Sqlite;
using Xunit;

namespace Writ.Tests.Store;

/// <summary>Compression returns what it was given, and reading damaged bytes fails in one way only.</summary>
public sealed class Lz4Tests
{
    private readonly Lz4 _lz4 = new();

    [Fact]
    public void Any_bytes_come_back() =>
        Prop.ForAll(Sources().ToArbitrary(), source => Assert.Equal(source, Lz4.Decompress(_lz4.Compress(source)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_bytes_are_refused_or_give_something_of_the_same_length() =>
        Prop.ForAll(Sources().Where(source => source.Length > 0).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (source, seed) =>
        {
            var packed = _lz4.Compress(source).ToArray();
            packed[4 + (seed % (packed.Length - 4))] ^= (byte)(1 + (seed % 255));
            try
            {
                Assert.Equal(source.Length, Lz4.Decompress(packed).Length);
            }
            catch (InvalidDataException)
            {
                // refused
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_that_end_early_are_refused()
    {
        var packed = _lz4.Compress(Encoding.UTF8.GetBytes(new string('a', 300) + "bcdefghijklmnopqrstuvwxyz" + new string('a', 300))).ToArray();

        for (var length = 0; length < packed.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Lz4.Decompress(packed.AsSpan(0, length)));
        }
    }

    /// <summary>What the lz4 tool made of texts, with their length before it.</summary>
    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "640000001F6101004B506161616161")]
    [InlineData("the quick brown fox jumps over the quick brown dog, and the quick brown fox sleeps",
        "52000000FC1074686520717569636B2062726F776E20666F78206A756D7073206F766572201F008D646F672C20616E641900A0666F7820736C65657073")]
    public void Blocks_of_the_published_format_are_read(string text, string packed) =>
        Assert.Equal(text, Encoding.UTF8.GetString(Lz4.Decompress(Convert.FromHexString(packed))));

    [Fact]
    public void Repetition_further_back_than_the_format_reaches_comes_back()
    {
        var part = Sample.Incompressible(1000);
        byte[] source = [.. part, .. Sample.Incompressible(70_000), .. part, .. new byte[100_000], .. part];

        Assert.Equal(source, Lz4.Decompress(_lz4.Compress(source)));
    }

    [Fact]
    public void Documents_alike_become_small()
    {
        var source = string.Concat(Enumerable.Range(0, 60).Select(at => $$"""{"eventName":"GetUser","userIdentity":{"type":"Root"},"requestID":"{{at}}"}"""));

        Assert.True(_lz4.Compress(Encoding.UTF8.GetBytes(source)).Length < source.Length / 5);
    }

    private static Gen<byte[]> Sources()
    {
        var parts = Gen.OneOf(
            Gen.Choose(0, 300).Select(Sample.Incompressible),
            Gen.Choose(0, 600).Select(length => new byte[length]),
            Gen.Choose(0, 9).SelectMany(word => Gen.Choose(1, 40).Select(count => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"word{word}", count))))));
        return Gen.Choose(0, 12).SelectMany(count => Gen.ArrayOf(parts, count)).Select(all => all.SelectMany(part => part).ToArray());
    }
}
