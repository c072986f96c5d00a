using System.Buffers;
using System.Text;
using Writ.Wire.RestJson;
using Writ.Wire.Shapes;

namespace Writ.Tests.Wire.RestJson;

/// <summary>A shape with members of every kind in every place.</summary>
[Shape]
public sealed partial class RestSample
{
    [Location(MemberLocation.Label)]
    public required string Id { get; init; }

    [Location(MemberLocation.Label, "at")]
    public DateTimeOffset? When { get; init; }

    [Location(MemberLocation.Query, "n")]
    public int? Number { get; init; }

    [Location(MemberLocation.Query, "flag")]
    public bool? Flag { get; init; }

    [Location(MemberLocation.Query, "name")]
    public IReadOnlyList<string>? Names { get; init; }

    [Location(MemberLocation.QueryMap)]
    public IReadOnlyDictionary<string, string>? Rest { get; init; }

    [Location(MemberLocation.Header, "X-Big")]
    public long? Big { get; init; }

    [Location(MemberLocation.Header, "X-Real")]
    public double? Real { get; init; }

    [Location(MemberLocation.Header, "X-Time")]
    public DateTimeOffset? Time { get; init; }

    [Location(MemberLocation.Header, "X-Iso"), TimeForm(TimeForm.Iso)]
    public DateTimeOffset? Iso { get; init; }

    [Location(MemberLocation.Header, "X-List")]
    public IReadOnlyList<string>? List { get; init; }

    [Location(MemberLocation.Header, "X-Bytes")]
    public byte[]? Bytes { get; init; }

    [Location(MemberLocation.HeaderPrefix, "X-Meta-")]
    public IReadOnlyDictionary<string, string>? Meta { get; init; }

    [Location(MemberLocation.Status)]
    public int? Code { get; init; }

    public string? Text { get; init; }

    [TimeForm(TimeForm.Iso)]
    public DateTimeOffset? Made { get; init; }

    public DateTimeOffset? Seconds { get; init; }

    public SampleTag? Inner { get; init; }

    internal static RestSample? Read(RestRequest request, ReadFaults? faults = null) =>
        RestReader.TryOpen(request, __Schema, faults ?? new ReadFaults()) is { } reader ? ReadShape(reader) : null;
}

/// <summary>Shapes whose body is one member.</summary>
[Shape]
public sealed partial class RestBlob
{
    [Location(MemberLocation.Header, "X-Kind")]
    public string? Kind { get; init; }

    [Location(MemberLocation.Payload)]
    public byte[]? Data { get; init; }

    internal static RestBlob? Read(RestRequest request) => RestReader.TryOpen(request, __Schema, new ReadFaults()) is { } reader ? ReadShape(reader) : null;
}

[Shape]
public sealed partial class RestText
{
    [Location(MemberLocation.Payload)]
    public string? Data { get; init; }

    internal static RestText? Read(RestRequest request, ReadFaults faults) => RestReader.TryOpen(request, __Schema, faults) is { } reader ? ReadShape(reader) : null;
}

[Shape]
public sealed partial class RestStructure
{
    [Location(MemberLocation.Payload)]
    public SampleTag? Tag { get; init; }

    internal static RestStructure? Read(RestRequest request, ReadFaults? faults = null) =>
        RestReader.TryOpen(request, __Schema, faults ?? new ReadFaults()) is { } reader ? ReadShape(reader) : null;
}

/// <summary>An answer as its parts.</summary>
internal sealed record RestAnswer(RestHead Head, string Body)
{
    public static RestAnswer Of(IShape? response, int status = 200)
    {
        var output = new ArrayBufferWriter<byte>();
        var head = RestJsonCodec.WriteResponse(output, response, status);
        return new RestAnswer(head, Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
