using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Writ.Services.Operations;
using Writ.Tests.House;
using Writ.Wire.Shapes;
using Xunit;

namespace Writ.Tests.Wire.Shapes;

/// <summary>Java itself said what its patterns match: tests/corpus/models/patterns.json, made by tools/ConstraintPatterns.java.</summary>
public sealed class ConstraintPatternTests
{
    private static readonly JsonNode Verdicts =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "corpus", "models", "patterns.json"))) ?? new JsonObject();

    private static readonly string[] Values = [.. (Verdicts["samples"] as JsonArray ?? []).Select(sample => (string?)sample ?? "")];

    public static TheoryData<string> Patterns => [.. (Verdicts["patterns"] as JsonObject ?? []).Select(pattern => pattern.Key)];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Pattern_matches_what_Java_matches(string text)
    {
        var bits = (string?)Verdicts["patterns"]?[text] ?? "";
        var pattern = ConstraintPattern.Of(text);

        var wrong = Values.Where((value, at) => pattern.IsMatch(value) != ((Convert.ToInt32(bits[at / 4].ToString(), 16) >> (3 - (at % 4))) & 1) > 0);

        Findings.None(wrong.Select(value => $"{Uri.EscapeDataString(value)}: Java says {!pattern.IsMatch(value)}"));
    }

    [Fact]
    public void Patterns_of_the_services_are_among_those_Java_was_asked_about()
    {
        var declared = typeof(OperationCatalog).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Pattern", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (Name: $"{field.DeclaringType?.Name}.{field.Name}", Text: (string?)field.GetRawConstantValue() ?? ""))
            .ToList();

        Assert.NotEmpty(declared);
        Findings.None(declared.Where(pattern => Verdicts["patterns"]?[pattern.Text] is null).Select(pattern => $"{pattern.Name} {pattern.Text} is in no model"));
    }

    [Theory]
    [InlineData("[a-z<>]+", "[a-z<>]+")]
    [InlineData("[^a-z]*", "[^a-z]*")]
    [InlineData(@"[\w+=,.@-]*", "[a-zA-Z0-9_+=,.@-]*")]
    [InlineData(@"[\u0009\u000A\u000D\u0020-\u00FF]+", @"[\t\n\r\u0020-\u00FF]+")]
    [InlineData("[a-z]+|[<>]+", "[a-z]+|[<>]+")]
    [InlineData("[a-z]{0,3}", "[a-z]{0,3}")]
    public void Value_is_matched_as_the_expression_matches_it(string pattern, string expression)
    {
        var expected = new Regex($@"\A(?:{expression})\z", RegexOptions.CultureInvariant);

        Samples.ForAll(Samples.Texts, 1_000, value => Assert.Equal(expected.IsMatch(value), ConstraintPattern.Of(pattern).IsMatch(value)));
    }

    [Fact]
    public void Pattern_is_made_once() => Assert.Same(ConstraintPattern.Of("[a-c]+"), ConstraintPattern.Of("[a-c]+"));

    [Fact]
    public void Long_value_is_matched_in_linear_time() => Assert.False(ConstraintPattern.Of(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/").IsMatch(new string('/', 500_000) + new string('a', 500_000)));

    [Fact]
    public void Pattern_that_looks_ahead_is_not_tried_on_a_long_value() => Assert.False(ConstraintPattern.Of("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$").IsMatch(new string('a', 1_000_000)));
}
