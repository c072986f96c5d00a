using Xunit;

namespace Writ.Policy.Tests.Matching;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "", true)]
    [InlineData("?", "", false)]
    [InlineData("*?", "", false)]
    [InlineData("?*", "a", true)]
    [InlineData("*?*?*", "a", false)]
    [InlineData("*?*?*", "ab", true)]
    [InlineData("*a*", "", false)]
    [InlineData("*ab*ab", "ab", false)]
    [InlineData("*ab*ab", "abab", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("*a?c*", "xxabcx", true)]
    [InlineData("*??b*", "ab", false)]
    [InlineData("?", "\U0001F600", false)] // two UTF-16 units, as the platforms AWS's policies were first evaluated on count
    [InlineData("??", "\U0001F600", true)]
    [InlineData("*\U0001F600*", "x\U0001F600y", true)]
    [InlineData("*\U0001F600*", "x\U0001F601y", false)]
    [InlineData("*\u212A*", "k", false)]
    public void Text_is_like_a_pattern(string pattern, string text, bool matches) => Assert.Equal(matches, IsLike(pattern, text));

    [Theory]
    [InlineData("*${k:v}*", "a*c", "abc", false)]
    [InlineData("*${k:v}*", "a*c", "xa*cx", true)]
    [InlineData("*${k:v}?", "a?", "xa?b", true)]
    [InlineData("*${k:v}?", "a?", "xabb", false)]
    [InlineData("*${k:v}*", "", "x", true)]
    [InlineData("*${k:v}${k:v}*", "", "", true)]
    [InlineData("*?${k:v}*", "", "", false)]
    [InlineData("*${k:none, 'a*'}*", "", "xa*", true)]
    [InlineData("*${k:none, 'a*'}*", "", "xab", false)]
    [InlineData("*${k:none}*", "", "x", false)]
    [InlineData("${k:v", "a", "${k:v", true)]
    [InlineData("${${k:v}", "a", "${a", false)]
    public void Text_of_a_variable_is_no_pattern(string pattern, string held, string text, bool matches) => Assert.Equal(matches, IsLike(pattern, text, held));

    /// <summary>A value that brings colons of its own moves the segments, as if it had been written there.</summary>
    [Theory]
    [InlineData("arn:aws:sns:${k:v}:t", "eu:1", "arn:aws:sns:eu:1:t", true)]
    [InlineData("arn:aws:sns:${k:v}:t", "*:1", "arn:aws:sns:eu:1:t", false)]
    [InlineData("arn:aws:sns:*${k:v}*:1:t", "", "arn:aws:sns:eu:1:t", true)]
    [InlineData("arn:aws:sns:eu:1:${k:v}", "a:b*", "arn:aws:sns:eu:1:a:b*", true)]
    [InlineData("arn:aws:sns:eu:1:${k:v}", "a:b*", "arn:aws:sns:eu:1:a:bc", false)]
    public void Text_of_a_variable_in_an_arn_is_no_pattern(string pattern, string held, string text, bool matches) =>
        Assert.Equal(matches, Holds("ArnLike", pattern, text, held));

    private static bool IsLike(string pattern, string text, string held = "v") => Holds("StringLike", pattern, text, held);

    private static bool Holds(string op, string pattern, string text, string held)
    {
        string condition = $$"""{"{{op}}":{"k:k":{{Given.Json(pattern)}} } }""";
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(condition: condition)))] };
        return Authorizer.Decide(Given.Request(context: Given.Context(("k:k", text), ("k:v", held))), policies).IsAllowed;
    }
}
