using System.Buffers;
using Writ.Wire.Query;
using Xunit;

namespace Writ.Tests.Wire.Query;

public sealed class FormTextTests
{
    [Fact]
    public void What_is_encoded_decodes_to_itself() => Samples.ForAll(Samples.Texts, 2_000, text =>
    {
        Assert.True(FormText.TryDecode(FormText.Encode(text), out var decoded));

        Assert.Equal(text, decoded);
    });

    [Fact]
    public void Encoding_is_that_of_the_framework_for_RFC_3986() => Samples.ForAll(Samples.Texts, 1_000, text => Assert.Equal(Uri.EscapeDataString(text), FormText.Encode(text)));

    [Theory]
    [InlineData("AZaz09-_.~", "AZaz09-_.~")]
    [InlineData("a b+c", "a%20b%2Bc")]
    [InlineData("{\"*\"}", "%7B%22%2A%22%7D")]
    [InlineData("\u00e9", "%C3%A9")]
    public void All_but_unreserved_characters_are_encoded(string text, string expected) => Assert.Equal(expected, FormText.Encode(text));

    [Theory]
    [InlineData("%c3%A9", "\u00e9")]
    [InlineData("a+b%20c", "a b c")]
    [InlineData("%00", "\0")]
    [InlineData("%25", "%")]
    [InlineData("%EF%BB%BF", "\ufeff")]
    public void Escapes_of_either_case_are_decoded(string text, string expected)
    {
        Assert.True(FormText.TryDecode(text, out var decoded));

        Assert.Equal(expected, decoded);
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void Text_of_any_length_is_decoded(int length)
    {
        Assert.True(FormText.TryDecode(new string('\u4e2d', length - 1) + "+", out var decoded));

        Assert.Equal(new string('\u4e2d', length - 1) + " ", decoded);
    }

    /// <summary>What is decoded may be a password or a private key, and pooled memory is anybody's next.</summary>
    [Theory]
    [InlineData("%2B")]
    [InlineData("%FF")]
    [InlineData("%")]
    public void Nothing_that_was_decoded_stays_in_pooled_memory(string end)
    {
        var text = new string('s', 200) + end;

        FormText.TryDecode(text, out _);

        var pooled = ArrayPool<byte>.Shared.Rent(text.Length * 3);
        Assert.DoesNotContain((byte)'s', pooled);
        ArrayPool<byte>.Shared.Return(pooled);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%a")]
    [InlineData("a%")]
    [InlineData("%%41")]
    [InlineData("%\u00ff1")]
    [InlineData("%80")]
    [InlineData("%C3+")]
    public void Broken_text_is_refused(string text)
    {
        Assert.False(FormText.TryDecode(text, out var decoded));

        Assert.Equal("", decoded);
    }
}
