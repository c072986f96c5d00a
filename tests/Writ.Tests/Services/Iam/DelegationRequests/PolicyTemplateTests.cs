using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Writ.Services.Iam.DelegationRequests;
using Xunit;

namespace Writ.Tests.Services.Iam.DelegationRequests;

public sealed class PolicyTemplateTests
{
    private static readonly string[] Pieces = ["@{first}", "@{second}", "@{list}", "@{none}", "@{", "}", "@", "{", "\"", "\\", "a", "*", "é", "\u2028", ",\"Effect\":\"Allow\""];

    [Theory]
    [InlineData("""{"R":"a@{first}b"}""", """{"R":"aONEb"}""")]
    [InlineData("""{"R":"@{first}@{first}"}""", """{"R":"ONEONE"}""")]
    [InlineData("""{"R":["x","@{first}"]}""", """{"R":["x","ONE"]}""")]
    [InlineData("""{"@{first}":"@{first}"}""", """{"@{first}":"ONE"}""")]
    [InlineData("""{"R":true,"S":[{"T":"@{first}"}]}""", """{"R":true,"S":[{"T":"ONE"}]}""")]
    public void Single_value_becomes_part_of_the_string(string template, string filled) => Assert.Equal(filled, Fill(template, Single("first", "ONE")));

    [Theory]
    [InlineData("""{"R":"a@{list}b"}""", """{"R":["a1b","a2b"]}""")]
    [InlineData("""{"R":["x","@{list}","y"]}""", """{"R":["x","1","2","y"]}""")]
    public void List_becomes_a_list(string template, string filled) => Assert.Equal(filled, Fill(template, List("list", "1", "2")));

    [Theory]
    [InlineData("""{"R":"@{list}@{list}"}""")]
    [InlineData("""{"R":"@{list"}""")]
    [InlineData("""{"R":"@{list}@{}"}""")]
    [InlineData("""{"R":"nothing"}""")]
    public void What_does_not_fit_is_refused(string template) =>
        Assert.Equal("InvalidInput", PolicyTemplate.Fill(template, [List("list", "1", "2")]).Error?.Code);

    [Fact]
    public void Lists_that_multiply_stop_at_the_bound()
    {
        var template = $$"""{"R":[{{string.Join(',', Enumerable.Repeat($"\"{new string('x', 500)}@{{list}}\"", 10))}}]}""";

        var filled = PolicyTemplate.Fill(template, [new PolicyParameter("list", [.. Enumerable.Repeat("v", 100_000)], PolicyParameter.List)]);

        Assert.Equal("The policy of a delegation request cannot be longer than 2048 characters.", filled.Error?.Message);
    }

    /// <summary>Whatever stands in template and values: the outcome is an error, or JSON with one member of strings, none of which a value added.</summary>
    [Fact]
    public void No_value_adds_to_the_document()
    {
        var text = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));
        Prop.ForAll(text.Three().ToArbitrary(), texts =>
        {
            var template = $$"""{"Resource":{{JsonSerializer.Serialize(texts.Item1)}}}""";
            var filled = PolicyTemplate.Fill(template, [Single("first", texts.Item2), Single("second", texts.Item3), List("list", texts.Item2, texts.Item3)]);
            if (filled.Error is not null)
            {
                return true;
            }

            using var document = JsonDocument.Parse(filled.Value);
            var member = Assert.Single(document.RootElement.EnumerateObject());
            return member.Name == "Resource" && (member.Value.ValueKind == JsonValueKind.String
                || (member.Value.GetArrayLength() == 2 && member.Value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String)));
        }).QuickCheckThrowOnFailure();
    }

    private static string Fill(string template, PolicyParameter parameter) => PolicyTemplate.Fill(template, [parameter]).Value;

    private static PolicyParameter Single(string name, string value) => new(name, [value], PolicyParameter.Single);

    private static PolicyParameter List(string name, params string[] values) => new(name, [.. values], PolicyParameter.List);
}
