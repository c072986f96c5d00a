using System.Text;
using FsCheck.Fluent;
using Writ.Services.Iam.MfaDevices;
using Xunit;

namespace Writ.Tests.Services.Iam.MfaDevices;

public sealed class Base32Tests
{
    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Text_is_that_of_the_standard(string plain, string text)
    {
        Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.True(Base32.TryDecode(text, out var bytes));
        Assert.Equal(plain, Encoding.ASCII.GetString(bytes));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("MZX")]
    [InlineData("MZ")]
    [InlineData("my")]
    [InlineData("MZXW6===")]
    [InlineData("M1XQ")]
    public void Other_text_is_refused(string text) => Assert.False(Base32.TryDecode(text, out _));

    [Fact]
    public void Whatever_decodes_encodes_to_the_same_text() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<byte[], string>((bytes, text) =>
        Base32.TryDecode(Base32.Encode(bytes), out var same) && bytes.SequenceEqual(same)
        && (!Base32.TryDecode(text ?? "", out var other) || Base32.Encode(other) == (text ?? ""))));

    [Fact]
    public void Seed_has_64_characters() => Assert.Equal(64, Base32.Encode(new byte[Totp.SeedBytes]).Length);
}
