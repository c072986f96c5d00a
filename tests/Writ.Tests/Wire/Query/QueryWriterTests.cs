using System.Buffers;
using System.Text;
using System.Xml.Linq;
using Writ.Wire.Errors;
using Writ.Wire.Query;
using Xunit;

namespace Writ.Tests.Wire.Query;

public sealed class QueryWriterTests
{
    [Fact]
    public void Members_are_elements_in_the_order_of_the_model()
    {
        var sample = new Sample
        {
            Text = "t",
            Number = -1,
            Big = long.MaxValue,
            Real = 0.1,
            Flag = false,
            Time = new DateTimeOffset(2023, 7, 10, 13, 54, 47, 999, TimeSpan.FromHours(2)),
            Bytes = [1, 2],
            Names = ["a", "b"],
            Tags = [new SampleTag { Key = "k" }],
            Inner = new SampleTag { Key = "i", Value = "" },
            Map = new Dictionary<string, string> { ["x"] = "y" },
            Counts = new Dictionary<string, int> { ["Users"] = 3 },
        };

        Assert.Equal(
            "<Text>t</Text><Number>-1</Number><Big>9223372036854775807</Big><Real>0.1</Real><Flag>false</Flag><Time>2023-07-10T11:54:47Z</Time>"
            + "<Bytes>AQI=</Bytes><Names><member>a</member><member>b</member></Names><Tags><member><Key>k</Key></member></Tags>"
            + "<Inner><Key>i</Key><Value></Value></Inner><Map><entry><key>x</key><value>y</value></entry></Map>"
            + "<Counts><entry><key>Users</key><value>3</value></entry></Counts>",
            Dump.Xml(sample));
    }

    [Fact]
    public void Empty_collections_are_empty_elements_and_absent_ones_nothing() =>
        Assert.Equal("<Names/><Tags/><Map/>", Dump.Xml(new Sample { Names = [], Tags = [], Map = new Dictionary<string, string>() }));

    [Theory]
    [InlineData("a&b<c>d\"e'f]]>", "a&amp;b&lt;c&gt;d&quot;e&#39;f]]&gt;")]
    [InlineData("tab\tline\nreturn\r", "tab\tline\nreturn&#xD;")]
    [InlineData("\0\u0001\u000b\u001f", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("\ufffe\uffff", "\ufffd\ufffd")]
    [InlineData("\u007f\u0085\u2028\ud83d\ude00", "\u007f\u0085\u2028\ud83d\ude00")]
    public void Text_is_escaped(string text, string expected) => Assert.Equal($"<Text>{expected}</Text>", Dump.Xml(new Sample { Text = text }));

    [Fact]
    public void Whatever_the_text_the_answer_is_XML_that_holds_it() => Samples.ForAll(Samples.Utf16, 2_000, text =>
    {
        var document = XDocument.Parse(Response(new Sample { Text = text, Names = [text], Map = new Dictionary<string, string> { [text] = text } }), LoadOptions.PreserveWhitespace);

        var expected = AsXmlHoldsIt(text);
        Assert.Equal([expected, expected, expected, expected], document.Descendants().Where(element => element.Name.LocalName is "Text" or "key" or "value" || IsMember(element)).Select(element => element.Value));
    });

    [Fact]
    public void Whatever_the_message_the_error_is_XML_that_holds_it() => Samples.ForAll(Samples.Utf16, 1_000, text =>
    {
        var output = new ArrayBufferWriter<byte>();

        QueryCodec.WriteError(output, "https://iam.amazonaws.com/doc/2010-05-08/", new AwsError("NoSuchEntity", text, 404), "id-1");

        var document = XDocument.Parse(Encoding.UTF8.GetString(output.WrittenSpan), LoadOptions.PreserveWhitespace);
        Assert.Equal(AsXmlHoldsIt(text), document.Descendants(Iam + "Message").Single().Value);
    });

    [Theory]
    [InlineData(400, "Sender")]
    [InlineData(409, "Sender")]
    [InlineData(500, "Receiver")]
    [InlineData(503, "Receiver")]
    public void Error_says_whose_fault_it_was(int status, string type)
    {
        var output = new ArrayBufferWriter<byte>();

        QueryCodec.WriteError(output, Iam.NamespaceName, new AwsError("Code", "Sentence.", status), "id-1");

        Assert.Equal(
            $"<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">\n<Error><Type>{type}</Type><Code>Code</Code><Message>Sentence.</Message></Error>\n<RequestId>id-1</RequestId>\n</ErrorResponse>\n",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Response_wraps_the_result_and_its_metadata()
    {
        var document = XDocument.Parse(Response(new Sample { Text = "t" }));

        Assert.Equal("t", document.Root?.Element(Iam + "ProbeResult")?.Element(Iam + "Text")?.Value);
        Assert.Equal("id-1", document.Root?.Element(Iam + "ResponseMetadata")?.Element(Iam + "RequestId")?.Value);
    }

    private static readonly XNamespace Iam = "https://iam.amazonaws.com/doc/2010-05-08/";

    private static bool IsMember(XElement element) => element.Name.LocalName == "member";

    private static string Response(Sample sample)
    {
        var output = new ArrayBufferWriter<byte>();
        QueryCodec.WriteResponse(output, "Probe", Iam.NamespaceName, sample, "id-1");
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>What XML 1.0 cannot hold is a replacement character.</summary>
    private static string AsXmlHoldsIt(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\t' or '\n' or '\r' => rune.ToString(),
        < ' ' or 0xFFFE or 0xFFFF => "\ufffd",
        _ => rune.ToString(),
    }));
}
