using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Writ.Cli.Documents;
using Xunit;

namespace Writ.Tests.Cli.Documents;

/// <summary>YAML as nodes: text stays text, and what anyone could send is bounded.</summary>
public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("a: 012345678901", "012345678901")]
    [InlineData("a: 2012-10-17", "2012-10-17")]
    [InlineData("a: true", "true")]
    [InlineData("a: 0x1F", "0x1F")]
    [InlineData("a: 1e3", "1e3")]
    [InlineData("a: 'null'", "null")]
    [InlineData("a: \"~\"", "~")]
    [InlineData("a: !!str 5", "5")]
    [InlineData("{\"a\": \"\\ud83d\\ude00 \\/ \\u0041\"}", "😀 / A")]
    [InlineData("{\n\t\"a\":\t1.50\n}", "1.50")]
    [InlineData("a: |\n  one\n  two", "one\ntwo")]
    public void Scalar_stays_the_text_it_was_written_as(string yaml, string text)
    {
        var node = Read(yaml).Find("a");

        Assert.Equal(NodeKind.Scalar, node?.Kind);
        Assert.Equal(text, node?.Text.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("a:")]
    [InlineData("a: ~")]
    [InlineData("a: null")]
    public void Plain_null_is_null(string yaml) => Assert.True(Read(yaml).Find("a")?.IsNull);

    [Fact]
    public void Node_knows_where_it_was_written()
    {
        var item = Read("tests:\n  - name: x\n    expect: allow\n").Find("tests")?.Items[0].Find("expect");

        Assert.Equal((3, 13), (item?.Line, item?.Column));
    }

    [Fact]
    public void Alias_stands_for_its_anchor() => Assert.Equal("v", Read("a: &x {k: v}\nb: *x").Find("b")?.Find("k")?.Text);

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "f:3:1: The key 'a' appears twice")]
    [InlineData("a: {b: 1, \"b\": 2}", "appears twice")]
    [InlineData("a: !Sub x", "The tag !Sub is not supported")]
    [InlineData("a: &x 1\n<<: *x", "Merge keys")]
    [InlineData("a: *nowhere", "The alias *nowhere stands for nothing")]
    [InlineData("a: &x [*x]", "The alias *x stands for nothing")]
    [InlineData("? [a, b]\n: 1", "A key must be a text")]
    [InlineData("a: 1\n---\nb: 2", "A second document follows")]
    [InlineData("a: [1\nb", "not YAML")]
    [InlineData("a: 'x", "not YAML")]
    [InlineData("a: \"\\ud83d\"", "surrogate")]
    public void Broken_text_is_refused_with_its_place(string yaml, string reason)
    {
        var refusal = Assert.Throws<InputException>(() => Read(yaml));

        Assert.StartsWith("f:", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.HasPlace);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_do_not_grow_without_end()
    {
        var bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Contains("too large", Assert.Throws<InputException>(() => Read(bomb.ToString())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Depth_is_limited(char bracket) =>
        Assert.Throws<InputException>(() => Read(new string(bracket, 200_000)));

    [Fact]
    public void Block_depth_is_limited()
    {
        var deep = string.Concat(Enumerable.Range(0, 100).Select(i => $"{new string(' ', i)}a:\n"));

        Assert.Contains("levels deep", Assert.Throws<InputException>(() => Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Prop.ForAll<string?>(text => IsReadOrRefused(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mutation_of_a_test_file_is_read_or_refused()
    {
        const string seed = "policies: &p\n  identity: {file: 'a.json', name: \"n\"}\nrequest:\n  context: {aws:x: [1, ~, *p]}\ntests:\n  - name: |\n      text\n    expect: allow\n  - ? k\n    : !!str v # c\n";
        const string alphabet = "{}[]\",:*&?!|>%@`'\\ \n\t-#~é😀0a\0";
        var random = new System.Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(seed);
            for (var change = random.Next(5); change >= 0; change--)
            {
                var at = random.Next(text.Length);
                text.Remove(at, Math.Min(random.Next(3), text.Length - at));
                text.Insert(at, alphabet[random.Next(alphabet.Length)]);
            }

            Assert.True(IsReadOrRefused(text.ToString()));
        }
    }

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            return JsonText.Of(Read(text)).ToString().Length > 0;
        }
        catch (InputException)
        {
            return true;
        }
    }

    private static DocumentNode Read(string yaml) => YamlTree.Read("f", yaml);
}
