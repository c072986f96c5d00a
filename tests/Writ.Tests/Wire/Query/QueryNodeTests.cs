using System.Numerics;
using System.Text;
using Writ.Wire.Query;
using Xunit;

namespace Writ.Tests.Wire.Query;

public sealed class QueryNodeTests
{
    [Fact]
    public void Parameters_become_a_tree()
    {
        var node = Sample.FormOf("Action=CreateUser&Tags.member.1.Key=a&Tags.member.2.Key=b");

        Assert.Equal("CreateUser", node["Action"]?.Value);
        Assert.Equal(["a", "b"], node["Tags"]?.Members().Select(entry => entry["Key"]?.Value) ?? []);
        Assert.Null(node["tags"]);
    }

    [Theory]
    [InlineData("a=1&a=2", "1")]
    [InlineData("a=&a=2", "")]
    [InlineData("a.b=0&a=1&a=2", "1")]
    public void Repeated_name_keeps_its_first_value(string form, string expected) => Assert.Equal(expected, Sample.FormOf(form)["a"]?.Value);

    [Fact]
    public void First_value_wins_across_query_string_and_body()
    {
        var node = new QueryNode();

        Assert.True(node.TryAdd("Action=A") && node.TryAdd("Action=B"));

        Assert.Equal("A", node["Action"]?.Value);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("&&", null)]
    [InlineData("a", "")]
    [InlineData("a=", "")]
    [InlineData("a=b=c", "b=c")]
    [InlineData("&a=1&", "1")]
    [InlineData("%61=%31", "1")]
    [InlineData("a=1+2%2B3", "1 2+3")]
    [InlineData("a=%F0%9F%98%80", "\ud83d\ude00")]
    public void Form_is_read_leniently_where_its_meaning_is_clear(string form, string? expected) => Assert.Equal(expected, Sample.FormOf(form)["a"]?.Value);

    [Fact]
    public void Encoded_dot_and_ampersand_belong_to_names_and_values_as_they_do_on_AWS()
    {
        var node = Sample.FormOf("a%2Eb=x%26y%3Dz");

        Assert.Equal("x&y=z", node["a"]?["b"]?.Value);
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%4g")]
    [InlineData("%zz=1")]
    [InlineData("a=%FF")]
    [InlineData("a=%C3")]
    [InlineData("a=%C0%AF")]
    [InlineData("a=%ED%A0%80")]
    [InlineData("a=1&b=%F8%88%80%80%80")]
    public void Broken_escape_or_UTF8_is_refused(string form) => Assert.False(new QueryNode().TryAdd(form));

    [Fact]
    public void Two_thousand_parameters_are_accepted_and_one_more_is_not()
    {
        var form = string.Join('&', Enumerable.Range(0, QueryNode.MaxParameters).Select(at => $"p{at}=1"));

        Assert.True(new QueryNode().TryAdd(form));
        Assert.False(new QueryNode().TryAdd(form + "&q=1"));
    }

    /// <summary>Few children are searched one by one, many are indexed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(700)]
    public void Each_of_any_number_of_children_is_found(int count)
    {
        var form = string.Join('&', Enumerable.Range(0, count).Select(at => $"p{at}=v{at}&L.member.{at + 1}.Key=k{at}"));

        var node = Sample.FormOf(form + "&p0=again");

        Assert.All(Enumerable.Range(0, count), at => Assert.Equal($"v{at}", node[$"p{at}"]?.Value));
        Assert.Equal(Enumerable.Range(0, count).Select(at => $"k{at}"), node["L"]?.Members().Select(entry => entry["Key"]?.Value) ?? []);
        Assert.Null(node[$"p{count}"]);
        Assert.Null(node[""]);
    }

    /// <summary>Names of one and the same hash, as anybody can make them, until the framework's dictionary changes to a seeded one.</summary>
    [Fact]
    public void Names_that_collide_are_found()
    {
        var names = Enumerable.Range(0, 1_000).Select(Colliding).Where(name => !name.AsSpan().ContainsAny("&=.%+")).ToList();

        var node = Sample.FormOf(string.Join('&', names.Select((name, at) => $"{name}={at}")));

        Assert.True(names.Count > 500);
        Assert.Equal(names.Select((_, at) => $"{at}"), names.Select(name => node[name]?.Value ?? ""));
    }

    private static string Colliding(int number)
    {
        const uint Start = (5381 << 16) + 5381;
        var first = (uint)(number + 'a') | ('b' << 16);
        var state = (BitOperations.RotateLeft(Start, 5) + Start) ^ first;
        var last = (BitOperations.RotateLeft(state, 5) + state) ^ 0x12345678;
        return new string([(char)first, (char)(first >> 16), 'c', 'd', (char)last, (char)(last >> 16), 'e', 'f']);
    }

    [Fact]
    public void Bound_holds_for_all_that_is_added()
    {
        var node = new QueryNode();
        var form = string.Join('&', Enumerable.Repeat("p=1", 1_500));

        Assert.True(node.TryAdd(form));
        Assert.False(node.TryAdd(form));
    }

    [Fact]
    public void Names_are_at_most_twelve_deep()
    {
        var twelve = string.Join('.', Enumerable.Repeat("a", 12));

        Assert.True(new QueryNode().TryAdd(twelve + "=1"));
        Assert.False(new QueryNode().TryAdd(twelve + ".a=1"));
    }

    [Fact]
    public void Long_name_of_dots_is_refused_without_building_it() => Assert.False(new QueryNode().TryAdd(new string('.', 1_000_000)));

    [Fact]
    public void Members_end_where_a_number_is_missing()
    {
        var node = Sample.FormOf("L.member.1=a&L.member.2=b&L.member.4=d&L.member.0=z&L.member.01=y");

        Assert.Equal(["a", "b"], node["L"]?.Members().Select(entry => entry.Value) ?? []);
    }

    [Fact]
    public void Random_bytes_never_throw() => Samples.ForAll(Samples.Bytes, 2_000, bytes => new QueryNode().TryAdd(Encoding.Latin1.GetString(bytes)));

    [Fact]
    public void Random_text_never_throws() => Samples.ForAll(Samples.Utf16, 2_000, text => new QueryNode().TryAdd(text));
}
