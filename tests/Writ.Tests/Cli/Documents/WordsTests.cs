using Writ.Cli.Documents;
using Xunit;

namespace Writ.Tests.Cli.Documents;

/// <summary>The word that was probably meant.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("identiy", " (did you mean 'identity'?)")]
    [InlineData("Boundary", " (did you mean 'boundary'?)")]
    [InlineData("scp", " (did you mean 'scps'?)")]
    [InlineData("zebra", "")]
    [InlineData("", "")]
    public void Near_word_is_suggested(string word, string suggestion) =>
        Assert.Equal(suggestion, Words.DidYouMean(word, ["identity", "boundary", "scps"]));

    [Fact]
    public void Very_long_word_is_not_compared() => Assert.Equal("", Words.DidYouMean(new string('a', 100_000), [new string('a', 100_001)]));
}
