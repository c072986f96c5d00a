using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Writ.Wire.Json;

/// <summary>
/// A JSON writer over a buffer that a thread uses again and again: what is written is copied out before the thread does
/// anything else. Text that is not ASCII stays readable.
/// </summary>
public sealed class JsonScratch
{
    private const int KeptBytes = 256 * 1_024;

    private readonly ArrayBufferWriter<byte> _output = new(4_096);

    public JsonScratch() => Writer = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _output.WrittenSpan;
        }
    }

    /// <summary>Whether it has not grown beyond what is worth keeping for the next use.</summary>
    public bool IsWorthKeeping => _output.Capacity <= KeptBytes;

    public void Clear()
    {
        _output.ResetWrittenCount();
        Writer.Reset(_output);
    }
}
