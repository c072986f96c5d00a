using System.Buffers;
using System.Text;
using Writ.Wire.Errors;
using Writ.Wire.RestJson;
using Xunit;

namespace Writ.Tests.Wire.RestJson;

public sealed class RestJsonCodecTests
{
    private static readonly DateTimeOffset Time = new(2023, 7, 10, 11, 54, 47, TimeSpan.Zero);

    [Fact]
    public void Members_are_written_where_they_are()
    {
        var answer = RestAnswer.Of(new RestSample
        {
            Id = "label", Number = 1, Names = ["query"], Big = 9007199254740993, Real = 1.5, Time = Time, Iso = Time, List = ["a", "b,c", "d\"e"], Bytes = [1, 2],
            Meta = new Dictionary<string, string> { ["One"] = "1" }, Code = 202, Text = "t", Made = Time, Seconds = Time, Inner = new SampleTag { Key = "k" },
        });

        Assert.Equal("""{"Text":"t","Made":"2023-07-10T11:54:47Z","Seconds":1688990087,"Inner":{"Key":"k"}}""", answer.Body);
        Assert.Equal(202, answer.Head.Status);
        Assert.Equal("application/json", answer.Head.ContentType);
        Assert.Equal(
            [
                "X-Big: 9007199254740993", "X-Real: 1.5", "X-Time: Mon, 10 Jul 2023 11:54:47 GMT", "X-Iso: 2023-07-10T11:54:47Z", "X-List: a, \"b,c\", \"d\\\"e\"", "X-Bytes: AQI=",
                "X-Meta-One: 1",
            ],
            answer.Head.Headers.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(201, "{}")]
    [InlineData(204, "")]
    public void Answer_without_members_is_an_empty_object_where_there_may_be_a_body(int status, string body)
    {
        var answer = RestAnswer.Of(null, status);

        Assert.Equal((status, body), (answer.Head.Status, answer.Body));
    }

    [Fact]
    public void Body_may_be_one_member()
    {
        var blob = RestAnswer.Of(new RestBlob { Kind = "k", Data = [(byte)'x', (byte)'y'] });
        var text = RestAnswer.Of(new RestText { Data = "\u00e9" });
        var structure = RestAnswer.Of(new RestStructure { Tag = new SampleTag { Key = "k" } });

        Assert.Equal(("xy", "application/octet-stream"), (blob.Body, blob.Head.ContentType));
        Assert.Equal([new("X-Kind", "k")], blob.Head.Headers);
        Assert.Equal(("\u00e9", "text/plain"), (text.Body, text.Head.ContentType));
        Assert.Equal(("""{"Key":"k"}""", "application/json"), (structure.Body, structure.Head.ContentType));
        Assert.Equal("", RestAnswer.Of(new RestBlob()).Body);
        Assert.Equal("", RestAnswer.Of(new RestStructure()).Body);
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\0b")]
    [InlineData("\u00e9")]
    public void What_a_header_cannot_hold_is_left_out(string value)
    {
        Assert.Empty(RestAnswer.Of(new RestBlob { Kind = value }).Head.Headers);
        Assert.Empty(RestAnswer.Of(new RestSample { Id = "", Meta = new Dictionary<string, string> { [value] = "1", ["a b"] = "1" } }).Head.Headers);
    }

    [Fact]
    public void List_in_a_header_is_read_as_it_was_written() => Samples.ForAll(Samples.Texts, 1_000, text =>
    {
        var entry = new string([.. text.Where(c => c is > ' ' and < '\x7f')]);
        var header = RestAnswer.Of(new RestSample { Id = "", List = [entry, "x"] }).Head.Headers.Single();

        var read = RestSample.Read(new RestRequest { Headers = [header] });

        Assert.Equal([entry, "x"], read?.List ?? []);
    });

    [Fact]
    public void Error_has_its_name_sentence_reason_and_field()
    {
        Assert.Equal("""{"__type":"ConflictException","message":"no"}""", Error(new AwsError("ConflictException", "no", 409)));
        Assert.Equal(
            """{"__type":"ValidationException","message":"bad","reason":"fieldValidationFailed","fieldList":[{"name":"RegionName","message":"bad"}]}""",
            Error(new AwsError("ValidationException", "bad") { Reason = "fieldValidationFailed", Field = "RegionName" }));
    }

    private static string Error(AwsError error)
    {
        var output = new ArrayBufferWriter<byte>();
        RestJsonCodec.WriteError(output, error);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
