using Writ.Cli.Output;
using Xunit;

namespace Writ.Tests.Cli.Output;

/// <summary>Texts from outside on a terminal.</summary>
public sealed class TerminalTests
{
    [Theory]
    [InlineData("plain – é 😀 שלום", "plain – é 😀 שלום")]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("\u001b[31m\u009b", "\\u001b[31m\\u009b")]
    [InlineData("denied\u202edewolla\u2066", "denied\\u202edewolla\\u2066")]
    [InlineData("a\u2028b", "a\\u2028b")]
    public void Text_from_outside_moves_nothing(string text, string plain) => Assert.Equal(plain, Terminal.Plain(text));
}
