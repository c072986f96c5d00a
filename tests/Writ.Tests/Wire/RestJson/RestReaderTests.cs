using System.Text;
using Writ.Wire.Query;
using Writ.Wire.RestJson;
using Writ.Wire.Shapes;
using Xunit;

namespace Writ.Tests.Wire.RestJson;

public sealed class RestReaderTests
{
    private static readonly DateTimeOffset Time = new(2023, 7, 10, 11, 54, 47, TimeSpan.Zero);

    [Fact]
    public void Members_are_read_from_where_they_are()
    {
        var request = Request(
            labels: [("Id", "a/b"), ("at", "2023-07-10T11:54:47Z")],
            query: "n=-7&flag=true&name=x&name=y%20z&other=1&other=2&also=",
            headers: [("x-big", "9007199254740993"), ("X-Real", "1.5"), ("X-TIME", "Mon, 10 Jul 2023 11:54:47 GMT"), ("X-Iso", "2023-07-10T11:54:47Z"), ("X-List", "a, \"b,c\" ,\"d\\\"e\",f"), ("X-Bytes", "AQI="), ("x-meta-One", "1"), ("X-Meta-Two", "2"), ("Host", "h")],
            body: """{"Text":"t","Made":"2023-07-10T11:54:47Z","Seconds":1688990087,"Inner":{"Key":"k"},"Number":99,"Id":"other","Big":1}""");

        var sample = RestSample.Read(request) ?? throw new InvalidDataException();

        Assert.Equal(("a/b", Time, -7, true), (sample.Id, sample.When, sample.Number, sample.Flag));
        Assert.Equal(["x", "y z"], sample.Names ?? []);
        Assert.Equal([new("other", "1"), new("also", "")], sample.Rest ?? new Dictionary<string, string>());
        Assert.Equal((9007199254740993, 1.5, Time, Time), (sample.Big, sample.Real, sample.Time, sample.Iso));
        Assert.Equal(["a", "b,c", "d\"e", "f"], sample.List ?? []);
        Assert.Equal([1, 2], sample.Bytes ?? []);
        Assert.Equal([new("One", "1"), new("Two", "2")], sample.Meta ?? new Dictionary<string, string>());
        Assert.Equal(("t", Time, Time, "k"), (sample.Text, sample.Made, sample.Seconds, sample.Inner?.Key));
        Assert.Null(sample.Code);
    }

    [Fact]
    public void What_is_not_sent_is_absent()
    {
        var faults = new ReadFaults();

        var sample = RestSample.Read(Request(), faults);

        Assert.Equal("""{"Id":""}""", Dump.Json(sample ?? throw new InvalidDataException()));
        Assert.Equal(["id"], faults.Missing);
        Assert.Null(faults.Malformed);
    }

    [Theory]
    [InlineData("n=x", "", "", "Number")]
    [InlineData("n=", "", "", "Number")]
    [InlineData("n=2147483648", "", "", "Number")]
    [InlineData("n=1.0", "", "", "Number")]
    [InlineData("flag=True", "", "", "Flag")]
    [InlineData("", "X-Big", "1e3", "Big")]
    [InlineData("", "X-Real", "1e999", "Real")]
    [InlineData("", "X-Time", "yesterday", "Time")]
    [InlineData("", "X-List", "a, \"b", "List")]
    [InlineData("", "X-Bytes", "***", "Bytes")]
    public void Value_of_another_type_is_malformed(string query, string header, string value, string member)
    {
        var faults = new ReadFaults();

        RestSample.Read(Request(query: query, headers: header.Length == 0 ? [] : [(header, value)]), faults);

        Assert.StartsWith($"The value of {member} is not of the type ", faults.Malformed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("0", 0)]
    [InlineData("-1.25e2", -125)]
    public void Number_that_JSON_does_not_have_is_read_too(string text, double expected) =>
        Assert.Equal(expected, RestSample.Read(Request(headers: [("X-Real", text)]))?.Real);

    [Theory]
    [InlineData("[]")]
    [InlineData("x")]
    [InlineData("{\"Text\":")]
    [InlineData("{\"Text\":\"\\ud800\"}")]
    public void Body_that_is_no_object_cannot_be_read(string body)
    {
        Assert.Null(RestSample.Read(Request(body: body)));
        Assert.Null(RestStructure.Read(Request(body: body)));
    }

    [Fact]
    public void Body_may_be_one_member()
    {
        byte[] bytes = [0, 0xff, (byte)'{'];

        Assert.Equal(bytes, RestBlob.Read(new RestRequest { Body = bytes })?.Data);
        Assert.Null(RestBlob.Read(new RestRequest())?.Data);
        Assert.Equal("{ not JSON \u00e9", RestText.Read(Request(body: "{ not JSON \u00e9"), new ReadFaults())?.Data);
        Assert.Equal(("k", "v"), RestStructure.Read(Request(body: """{"Key":"k","Value":"v"}""")) is { Tag: { } tag } ? (tag.Key, tag.Value) : default);
        Assert.Null(RestStructure.Read(Request())?.Tag);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_malformed()
    {
        var faults = new ReadFaults();

        RestText.Read(new RestRequest { Body = new byte[] { 0xff } }, faults);

        Assert.NotNull(faults.Malformed);
    }

    [Fact]
    public void Missing_member_of_the_body_is_named_with_its_place()
    {
        var faults = new ReadFaults();

        RestStructure.Read(Request(body: "{}"), faults);

        Assert.Equal(["tag.key"], faults.Missing);
    }

    [Fact]
    public void Signature_in_the_query_string_is_no_parameter()
    {
        var request = Request(query: "X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Date=c&X-Amz-Expires=1&X-Amz-SignedHeaders=host&X-Amz-Security-Token=t&X-Amz-Signature=s&n=1");

        Assert.Equal([new("n", "1")], request.Parameters);
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("%zz=1")]
    [InlineData("a=%ff")]
    public void Query_string_that_is_none_is_refused(string query) => Assert.False(new RestRequest().TryAddQuery(query));

    [Fact]
    public void Parameters_are_bounded()
    {
        Assert.True(new RestRequest().TryAddQuery(string.Join('&', Enumerable.Repeat("a=1", RestRequest.MaxParameters))));
        Assert.False(new RestRequest().TryAddQuery(string.Join('&', Enumerable.Repeat("a=1", RestRequest.MaxParameters + 1))));
    }

    [Fact]
    public void Nothing_that_is_sent_makes_reading_throw() => Samples.ForAll(Samples.Utf16, 3_000, text =>
    {
        var headers = new[] { "X-Big", "X-Real", "X-Time", "X-Iso", "X-List", "X-Bytes", "X-Meta-a" }.Select(name => (name, text));
        var request = Request([("Id", text), ("at", text)], $"n={FormText.Encode(text)}", [.. headers], text);
        request.TryAddQuery(text);

        RestSample.Read(request);
        RestStructure.Read(request);
        RestText.Read(request, new ReadFaults());
    });

    private static RestRequest Request(
        IReadOnlyList<(string Name, string Value)>? labels = null, string query = "", IReadOnlyList<(string Name, string Value)>? headers = null, string body = "")
    {
        var request = new RestRequest
        {
            Labels = (labels ?? []).ToDictionary(label => label.Name, label => label.Value),
            Headers = (headers ?? []).Select(header => KeyValuePair.Create(header.Name, header.Value)),
            Body = Encoding.UTF8.GetBytes(body),
        };
        return request.TryAddQuery(query) ? request : throw new InvalidDataException(query);
    }
}
