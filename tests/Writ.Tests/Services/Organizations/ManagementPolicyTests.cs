using System.Text.Json;
using Writ.Services.Organizations.Policies.Management;
using Xunit;

namespace Writ.Tests.Services.Organizations;

/// <summary>The language of management policies and what several of them come to.</summary>
public sealed class ManagementPolicyTests
{
    private const string Tag = "TAG_POLICY";

    [Theory]
    [InlineData("""{"tags":{"cc":{"tag_key":{"@@assign":"CC"},"tag_value":{"@@append":["1"],"@@remove":["2"]}}}}""")]
    [InlineData("""{"tags":{"@@operators_allowed_for_child_policies":["@@none"]}}""")]
    [InlineData("""{"tags":{"cc":{"tag_value":{"@@assign":[]}}}}""")]
    [InlineData("{}")]
    public void Document_of_the_language_is_read(string text) => Assert.True(ManagementDocument.TryParse(Tag, text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"tags\"")]
    [InlineData("{")]
    [InlineData("""{"tags":[]}""")]
    [InlineData("""{"tags":{"cc":"x"}}""")]
    [InlineData("""{"plans":{}}""")]
    [InlineData("""{"tags":{},"tags":{}}""")]
    [InlineData("""{"tags":{"cc":{"@@assign":{"x":1}}}}""")]
    [InlineData("""{"tags":{"cc":{"@@assign":null}}}""")]
    [InlineData("""{"tags":{"cc":{"@@assign":[["x"]]}}}""")]
    [InlineData("""{"tags":{"cc":{"@@append":"x"}}}""")]
    [InlineData("""{"tags":{"cc":{"@@unknown":"x"}}}""")]
    [InlineData("""{"tags":{"@@operators_allowed_for_child_policies":["assign"]}}""")]
    public void Anything_else_is_not(string text) => Assert.False(ManagementDocument.TryParse(Tag, text, out _));

    [Theory]
    [InlineData("BACKUP_POLICY", "plans")]
    [InlineData("AISERVICES_OPT_OUT_POLICY", "services")]
    [InlineData("CHATBOT_POLICY", "chatbot")]
    [InlineData("DECLARATIVE_POLICY_EC2", "ec2_attributes")]
    public void First_key_is_the_one_of_the_type(string type, string key)
    {
        Assert.True(ManagementDocument.TryParse(type, "{\"" + key + "\":{}}", out _));
        Assert.False(ManagementDocument.TryParse(type, """{"platforms":{}}""", out _));
    }

    [Fact]
    public void Depth_is_bounded() =>
        Assert.False(ManagementDocument.TryParse("S3_POLICY", string.Concat(Enumerable.Repeat("""{"a":""", 5_000)) + "{}" + new string('}', 5_000), out _));

    [Theory]
    [InlineData("""{"tags":{"a":{"@@assign":["1","2"]}}}""", """{"tags":{"a":{"@@append":["2","3"]}}}""", """{"tags":{"a":["1","2","3"]}}""")]
    [InlineData("""{"tags":{"a":{"@@assign":["1","2"]}}}""", """{"tags":{"a":{"@@remove":["1"]}}}""", """{"tags":{"a":["2"]}}""")]
    [InlineData("""{"tags":{"a":{"@@assign":"1"}}}""", """{"tags":{"a":{"@@assign":"2"}}}""", """{"tags":{"a":"2"}}""")]
    [InlineData("""{"tags":{"@@operators_allowed_for_child_policies":["@@none"],"a":{"@@assign":"1"}}}""", """{"tags":{"a":{"@@assign":"2"},"b":{"@@assign":"3"}}}""", """{"tags":{"a":"1"}}""")]
    [InlineData("""{"tags":{"a":{"@@operators_allowed_for_child_policies":["@@append"],"@@assign":["1"]}}}""", """{"tags":{"a":{"@@append":["2"],"@@remove":["1"]}}}""", """{"tags":{"a":["1","2"]}}""")]
    [InlineData("""{"tags":{"a":{"@@remove":["1"]}}}""", "{}", "{}")]
    public void Lower_level_changes_what_it_may(string upper, string lower, string effective) => Assert.Equal(effective, Merge([upper], [lower]));

    [Fact]
    public void Level_in_between_gives_no_more_than_it_was_left()
    {
        var effective = Merge(
            ["""{"tags":{"@@operators_allowed_for_child_policies":["@@none"],"a":{"@@assign":"1"}}}"""],
            ["""{"tags":{"@@operators_allowed_for_child_policies":["@@all"],"a":{"@@operators_allowed_for_child_policies":["@@all"]}}}"""],
            ["""{"tags":{"a":{"@@assign":"2"}}}"""]);

        Assert.Equal("""{"tags":{"a":"1"}}""", effective);
    }

    [Fact]
    public void What_one_policy_forbids_to_children_does_not_bind_its_neighbour() =>
        Assert.Equal(
            """{"tags":{"a":"2"}}""",
            Merge(["""{"tags":{"@@operators_allowed_for_child_policies":["@@none"],"a":{"@@assign":"1"}}}""", """{"tags":{"a":{"@@assign":"2"}}}"""]));

    [Fact]
    public void Random_documents_are_read_or_refused_and_what_is_read_merges_to_json_without_operators()
    {
        var random = new Random(20261128);
        var read = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var texts = Enumerable.Range(0, 3).Select(_ => Damaged(random, Node(random, 0))).Where(text => ManagementDocument.TryParse("S3_POLICY", text, out JsonElement _)).ToArray();
            read += texts.Length;

            var effective = Merge([.. texts.Select(text => new[] { text })]);

            using var parsed = JsonDocument.Parse(effective);
            Assert.DoesNotContain("\"@@", effective, StringComparison.Ordinal);
        }

        Assert.True(read > 5_000);
    }

    private static string Merge(params string[][] levels)
    {
        var node = new EffectiveNode();
        foreach (var level in levels)
        {
            foreach (var text in level)
            {
                Assert.True(ManagementDocument.TryParse("S3_POLICY", text, out var document));
                node.Merge(document);
            }

            node.EndLevel();
        }

        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            node.Write(json);
        }

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Node(Random random, int depth)
    {
        var members = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(depth > 4 ? 4 : 7) switch
        {
            0 => "\"@@assign\":" + (random.Next(2) == 0 ? "\"v\"" : List(random)),
            1 => "\"@@append\":" + List(random),
            2 => "\"@@remove\":" + List(random),
            3 => "\"@@operators_allowed_for_child_policies\":[\"" + (random.Next(3) switch { 0 => "@@none", 1 => "@@all", _ => "@@append" }) + "\"]",
            var name => $"\"k{name}\":" + Node(random, depth + 1),
        }).DistinctBy(member => member[..member.IndexOf(':', StringComparison.Ordinal)]);
        return "{" + string.Join(',', members) + "}";
    }

    private static string List(Random random) => "[" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) == 0 ? "1" : $"\"x{random.Next(3)}\"")) + "]";

    private static string Damaged(Random random, string text) => random.Next(5) > 0 ? text : text.Remove(random.Next(text.Length), 1);
}
