using System.Text;
using Writ.Wire.Json;
using Writ.Wire.Shapes;
using Xunit;

namespace Writ.Tests.Wire.Json;

public sealed class JsonReaderTests
{
    private static readonly string[] Values =
        ["null", "true", "0", "-1.5", "1e400", "2147483648", "9223372036854775808", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[null]", "[1]", "[\"a\"]", "[{}]", "{}", "{\"Key\":1}", "{\"a\":\"b\"}", "{\"a\":null}"];

    private static readonly string[] Members =
        ["Text", "Number", "Big", "Real", "Flag", "Time", "Bytes", "Names", "Tags", "Inner", "Map", "Counts", "Deeper"];

    [Fact]
    public void Members_are_read_by_their_type()
    {
        const string json = """{"Text":"t\u00e9","Number":-7,"Big":9007199254740993,"Real":1.5,"Flag":true,"Time":1688990087.25,"Bytes":"AQI=","Names":["a"],"Tags":[{"Key":"k"}],"Inner":{"Key":"i"},"Map":{"x":"y"}}""";

        Assert.Equal(json.Replace("\\u00e9", "é", StringComparison.Ordinal), Dump.Json(Sample.OfJson(json)));
    }

    [Fact]
    public void Null_is_absent_and_unknown_members_are_ignored()
    {
        var faults = new ReadFaults();

        var sample = Sample.OfJson("""{"Text":null,"Names":null,"text":"no","Strange":{"a":[1]}}""", faults);

        Assert.Equal("{}", Dump.Json(sample));
        Assert.Null(faults.Malformed);
    }

    [Theory]
    [InlineData("Text", "1")]
    [InlineData("Text", "{}")]
    [InlineData("Number", "\"1\"")]
    [InlineData("Number", "1.5")]
    [InlineData("Number", "2147483648")]
    [InlineData("Big", "9223372036854775808")]
    [InlineData("Real", "\"1\"")]
    [InlineData("Flag", "\"true\"")]
    [InlineData("Flag", "0")]
    [InlineData("Time", "\"noon\"")]
    [InlineData("Time", "1e300")]
    [InlineData("Time", "true")]
    [InlineData("Bytes", "\"***\"")]
    [InlineData("Names", "\"a\"")]
    [InlineData("Names", "[\"a\",1]")]
    [InlineData("Names", "[null]")]
    [InlineData("Tags", "{}")]
    [InlineData("Tags", "[\"a\"]")]
    [InlineData("Inner", "[]")]
    [InlineData("Map", "[]")]
    [InlineData("Map", "{\"a\":1}")]
    public void Value_of_another_type_is_malformed(string member, string value)
    {
        var faults = new ReadFaults();

        Sample.OfJson($$"""{"{{member}}":{{value}}}""", faults);

        Assert.StartsWith($"The value of {member} is not of the type ", faults.Malformed, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_seconds_or_ISO_text()
    {
        Assert.Equal(Sample.OfJson("""{"Time":1688990087}""").Time, Sample.OfJson("""{"Time":"2023-07-10T11:54:47Z"}""").Time);
    }

    [Theory]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    public void Numbers_that_JSON_lacks_are_words_in_both_directions(string json, double number)
    {
        var sample = Sample.OfJson($$"""{"Real":{{json}}}""");

        Assert.Equal(number, sample.Real);
        Assert.Equal($$"""{"Real":{{json}}}""", Dump.Json(sample));
    }

    [Fact]
    public void Last_of_duplicate_members_wins_everywhere()
    {
        var sample = Sample.OfJson("""{"Text":"a","Map":{"x":"1","x":"2"},"Text":"b"}""");

        Assert.Equal("""{"Text":"b","Map":{"x":"2"}}""", Dump.Json(sample));
    }

    [Fact]
    public void Missing_required_member_is_noted_by_its_path()
    {
        var faults = new ReadFaults();

        Sample.OfJson("""{"Tags":[{"Key":"a"},{}],"Deeper":{"Inner":{"Key":null}}}""", faults);

        Assert.Equal(["tags.2.member.key", "deeper.inner.key"], faults.Missing);
    }

    [Fact]
    public void Empty_body_is_an_empty_object()
    {
        Assert.True(JsonCodec.TryParse(default, out var element));

        Assert.Equal("{}", element.GetRawText());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("/**/{}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"Text\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"Text\":\"\\udc00\\ud800\"}")]
    public void Body_that_is_no_JSON_object_in_Unicode_is_refused(string body) => Assert.False(JsonCodec.TryParse(Encoding.UTF8.GetBytes(body), out _));

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xFF, (byte)'"', (byte)'}' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}' })]
    public void Body_that_is_not_plain_UTF8_is_refused(byte[] body) => Assert.False(JsonCodec.TryParse(body, out _));

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_bounded(int depth, bool expected)
    {
        var body = """{"a":""" + new string('[', depth) + new string(']', depth) + "}";

        Assert.Equal(expected, JsonCodec.TryParse(Encoding.UTF8.GetBytes(body), out _));
    }

    [Fact]
    public void Any_value_at_any_member_binds_or_is_malformed()
    {
        foreach (var member in Members)
        {
            foreach (var value in Values)
            {
                Bind(Encoding.UTF8.GetBytes($$"""{"{{member}}":{{value}},"Deeper":{"{{member}}":{{value}} } }"""));
            }
        }
    }

    [Fact]
    public void Random_bytes_never_throw() => Samples.ForAll(Samples.Bytes, 2_000, Bind);

    [Fact]
    public void Random_bytes_inside_a_body_never_throw() => Samples.ForAll(
        Samples.Bytes, 5_000, bytes => Bind([.. "{\"Text\":\""u8, .. bytes, .. "\",\"Map\":{\"a\":\"b\"}}"u8]));

    private static void Bind(byte[] body)
    {
        if (JsonCodec.TryParse(body, out var element))
        {
            Dump.Of(Sample.ReadShape(new JsonReader(element, new ReadFaults())));
        }
    }
}
