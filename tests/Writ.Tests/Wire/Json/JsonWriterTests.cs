using System.Buffers;
using System.Text;
using System.Text.Json;
using Writ.Wire.Errors;
using Writ.Wire.Json;
using Xunit;

namespace Writ.Tests.Wire.Json;

public sealed class JsonWriterTests
{
    private static readonly Sample Full = new()
    {
        Text = "a\"<é",
        Number = -1,
        Big = long.MinValue,
        Real = 0.5,
        Flag = true,
        Time = new DateTimeOffset(2023, 7, 10, 12, 24, 29, 250, TimeSpan.Zero),
        Bytes = [1, 2],
        Names = [],
        Tags = [new SampleTag { Key = "k", Value = "v" }],
        Inner = new SampleTag { Key = "i" },
        Map = new Dictionary<string, string> { ["X-y"] = "z" },
        Counts = new Dictionary<string, int> { ["Users"] = 3 },
        Password = "hunter2",
    };

    [Fact]
    public void Members_have_the_names_of_the_model_and_times_are_seconds() => Assert.Equal(
        """{"Text":"a\"<é","Number":-1,"Big":-9223372036854775808,"Real":0.5,"Flag":true,"Time":1688991869.25,"Bytes":"AQI=","Names":[],"Tags":[{"Key":"k","Value":"v"}],"Inner":{"Key":"i"},"Map":{"X-y":"z"},"Counts":{"Users":3},"Password":"hunter2"}""",
        Dump.Json(Full));

    [Fact]
    public void Whole_seconds_have_no_fraction() => Assert.Equal("""{"Time":1688991869}""", Dump.Json(new Sample { Time = DateTimeOffset.FromUnixTimeSeconds(1_688_991_869) }));

    [Fact]
    public void Audit_lowers_names_writes_dates_as_Java_and_leaves_secrets_out() => Assert.Equal(
        """{"text":"a\"<é","number":-1,"big":-9223372036854775808,"real":0.5,"flag":true,"time":"Jul 10, 2023, 12:24:29 PM","bytes":"AQI=","names":[],"tags":[{"key":"k","value":"v"}],"inner":{"key":"i"},"map":{"X-y":"z"},"counts":{"Users":3}}""",
        Dump.Audit(Full));

    [Fact]
    public void Secrets_are_left_out_at_any_depth() =>
        Assert.DoesNotContain("hunter2", Dump.Audit(new Sample { Deeper = new Sample { Deeper = Full } }), StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_text_the_answer_is_JSON() => Samples.ForAll(Samples.Utf16, 2_000, text =>
    {
        var output = new ArrayBufferWriter<byte>();

        JsonCodec.WriteResponse(output, new Sample { Text = text, Map = new Dictionary<string, string> { [text] = text }, Names = [text] });

        using var document = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(text.EnumerateRunes(), (document.RootElement.GetProperty("Text").GetString() ?? "").EnumerateRunes());
    });

    [Fact]
    public void Answer_without_members_is_an_empty_object()
    {
        var output = new ArrayBufferWriter<byte>();

        JsonCodec.WriteResponse(output, null);

        Assert.Equal("{}", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Error_names_its_type()
    {
        var output = new ArrayBufferWriter<byte>();

        JsonCodec.WriteError(output, new AwsError("ValidationException", "No \"x\"."));

        using var document = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal("ValidationException", document.RootElement.GetProperty("__type").GetString());
        Assert.Equal("No \"x\".", document.RootElement.GetProperty("message").GetString());
    }
}
