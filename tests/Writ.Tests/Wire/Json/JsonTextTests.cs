using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck.Fluent;
using Writ.Wire.Json;
using Xunit;

namespace Writ.Tests.Wire.Json;

public sealed class JsonTextTests
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Whatever_the_text_it_is_written_as_the_framework_writes_it() => Samples.ForAll(Samples.Utf16, 2_000, Agree);

    [Fact]
    public void Text_of_a_few_awkward_characters_is_written_as_the_framework_writes_it() => Samples.ForAll(Samples.Texts, 2_000, Agree);

    [Fact]
    public void Any_single_character_is_written_as_the_framework_writes_it()
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            Agree(((char)character).ToString());
        }
    }

    [Fact]
    public void Numbers_and_bytes_are_written_as_the_framework_writes_them() =>
        Samples.ForAll(Gen.Zip(Gen.Choose(int.MinValue, int.MaxValue), Samples.Bytes), 1_000, sample =>
        {
            var (number, bytes) = sample;
            var json = new JsonText();
            json.StartObject();
            json.Number("a"u8, number * 4_000_000_000L);
            json.Number("b"u8, number / 7.0);
            json.Base64("c"u8, bytes);
            json.EndObject();

            Assert.Equal(
                Framework(writer =>
                {
                    writer.WriteNumber("a", number * 4_000_000_000L);
                    writer.WriteNumber("b", number / 7.0);
                    writer.WriteBase64String("c", bytes);
                }),
                Encoding.UTF8.GetString(json.Written));
        });

    [Theory]
    [InlineData(long.MinValue, double.MinValue)]
    [InlineData(long.MaxValue, double.Epsilon)]
    [InlineData(0, -0.0)]
    [InlineData(-1, 1e300)]
    public void Extreme_numbers_are_written_as_the_framework_writes_them(long whole, double real)
    {
        var json = new JsonText();
        json.StartObject();
        json.Number("a"u8, whole);
        json.Number("b"u8, real);
        json.EndObject();

        Assert.Equal(
            Framework(writer =>
            {
                writer.WriteNumber("a", whole);
                writer.WriteNumber("b", real);
            }),
            Encoding.UTF8.GetString(json.Written));
    }

    [Fact]
    public void Rewinding_takes_back_a_value_and_the_next_stands_in_its_place()
    {
        var json = new JsonText();
        json.StartObject();
        json.String("a"u8, "b");
        json.Name("c"u8);
        var start = json.Length;
        json.StartObject();
        json.Boolean("d"u8, true);
        json.EndObject();
        json.Rewind(start);
        json.Null();
        json.Null("e"u8);
        json.EndObject();

        Assert.Equal("""{"a":"b","c":null,"e":null}""", Encoding.UTF8.GetString(json.Written));
    }

    [Fact]
    public void Large_buffer_is_not_worth_keeping()
    {
        var json = new JsonText();
        json.String("small");
        Assert.True(json.IsWorthKeeping);

        json.String(new string('x', 300_000));
        Assert.False(json.IsWorthKeeping);
    }

    private static void Agree(string text)
    {
        var json = new JsonText();
        json.StartObject();
        json.String("a"u8, text);
        json.Name(text);
        json.String(text);
        json.StartArray("b"u8);
        json.String(text);
        json.String(text);
        json.EndArray();
        json.StartObject("c"u8);
        json.EndObject();
        json.EndObject();

        Assert.Equal(
            Framework(writer =>
            {
                writer.WriteString("a", text);
                writer.WriteString(text, text);
                writer.WriteStartArray("b");
                writer.WriteStringValue(text);
                writer.WriteStringValue(text);
                writer.WriteEndArray();
                writer.WriteStartObject("c");
                writer.WriteEndObject();
            }),
            Encoding.UTF8.GetString(json.Written));
    }

    private static string Framework(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, Relaxed))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
