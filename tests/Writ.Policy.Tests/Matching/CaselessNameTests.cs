using Xunit;

namespace Writ.Policy.Tests.Matching;

/// <summary>Names are looked up by a hash that must never tell apart what the comparison takes for one, nor take for one what it tells apart.</summary>
public sealed class CaselessNameTests
{
    [Fact]
    public void Every_character_is_found_in_the_case_it_is_compared_in()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            foreach (string frame in (string[])["{0}", "k:{0}", "aws:PrincipalTag/{0}", "aws:PrincipalTag/team-{0}-of-the-west-and-of-the-east"])
            {
                string name = frame.Replace("{0}", ((char)c).ToString(), StringComparison.Ordinal);
                RequestContext context = Given.Context((name, "x"));

                Assert.All((string[])[name, name.ToUpperInvariant(), name.ToLowerInvariant()], other =>
                    Assert.Equal(string.Equals(name, other, StringComparison.OrdinalIgnoreCase), context.TryGet(other, out _)));
            }
        }
    }

    /// <summary>The Kelvin sign, the long s and the dotless and dotted i have ASCII relatives in some languages; in AWS's names they are other characters.</summary>
    [Theory]
    [InlineData("k", "\u212A")]
    [InlineData("s", "\u017F")]
    [InlineData("i", "\u0131")]
    [InlineData("i", "\u0130")]
    [InlineData("\u00E5", "\u212B")]
    public void Look_alikes_of_letters_are_other_letters(string letter, string other)
    {
        Assert.False(Given.Context(($"k:{letter}", "x")).TryGet($"k:{other}", out _));
        Assert.False(Given.Context(($"k:{other}", "x")).TryGet($"k:{letter}", out _));
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(action: $"svc:{letter}Get*,svc:{letter}".Split(',')[0])))] };
        Assert.False(Authorizer.Decide(Given.Request(action: $"svc:{other}GetObject"), policies).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(action: $"svc:{letter.ToUpperInvariant()}GETOBJECT"), policies).IsAllowed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    public void Context_of_any_size_replaces_clears_and_takes_again(int keys)
    {
        RequestContext context = new();
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < keys; i++)
            {
                context.Set($"k:Key{i}", $"{i}");
                context.Set($"K:kEY{i}", $"{i + round}");
            }

            Assert.Equal(keys, context.Count);
            Assert.All(Enumerable.Range(0, keys), i => Assert.Equal($"{i + round}", context.TryGet($"k:KEY{i}", out ContextValue value) ? value[0] : null));
            Assert.False(context.TryGet($"k:Key{keys}", out _));
            context.Clear();
            Assert.Empty(context);
            Assert.False(context.TryGet("k:Key0", out _));
        }
    }

    [Fact]
    public void Values_that_hold_nothing_are_absent_or_empty_and_never_throw()
    {
        ContextValue none = default;
        RequestContext context = new();
        context.Set("k:null", (string)null!);
        context.Set("k:list", [null!, "a"]);
        context.Set("k:empty", []);

        Assert.Equal((0, false, ""), (none.Count, none.IsMultivalued, none.ToString()));
        Assert.Empty(none.ToList());
        Assert.True(context.TryGet("k:null", out ContextValue value) && value.Count == 0);
        Assert.True(context.TryGet("k:list", out value) && value[0] is "" && value[1] == "a");
        foreach (string name in (string[])["StringLike", "StringEquals", "NumericLessThan", "DateEquals", "Bool", "BinaryEquals", "IpAddress", "ArnLike"])
        {
            string condition = $$"""{"ForAnyValue:{{name}}":{"k:null":"a","k:list":"a","k:empty":"a"} }""";
            Assert.False(Authorizer.Decide(Given.Request(context: context), new PolicySet { Identity = [Given.Named(Given.Document(Given.Statement(condition: condition)))] }).IsAllowed);
        }
    }
}
