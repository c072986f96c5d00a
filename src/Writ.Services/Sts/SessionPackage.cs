using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Writ.Services.Iam;

namespace Writ.Services.Sts;

/// <summary>The policies and tags of a session, which its token carries packed.</summary>
public sealed record SessionPackage
{
    /// <summary>The inline session policy.</summary>
    public PolicyText? Policy { get; init; }

    /// <summary>Managed session policies.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Tags passed and inherited.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Policy is null && PolicyArns.Count == 0 && Tags.Count == 0;
}

/// <summary>
/// A session's package in the compressed form whose size AWS limits apart from the number of characters. AWS publishes
/// neither its form nor its budget; ours is deflated JSON in 2,048 bytes, which also keeps every token within the length
/// that requests accept.
/// </summary>
[JsonConverter(typeof(PackedSessionConverter))]
public sealed class PackedSession
{
    public const int Budget = 2_048;

    private readonly byte[] _packed;

    private PackedSession(SessionPackage content, byte[] packed)
    {
        Content = content;
        _packed = packed;
    }

    public SessionPackage Content { get; }

    /// <summary>How much of the budget it uses; more than 100 is too much.</summary>
    public int Percent => (int)Math.Ceiling(_packed.Length * 100.0 / Budget);

    internal ReadOnlySpan<byte> Bytes => _packed;

    public static PackedSession Pack(SessionPackage content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, content, SessionDocuments.Default.SessionPackage);
        }

        return new PackedSession(content, packed.ToArray());
    }

    /// <summary>Opens what <see cref="Pack"/> packed; only ever called with bytes that were sealed.</summary>
    internal static PackedSession Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var content = JsonSerializer.Deserialize(deflate, SessionDocuments.Default.SessionPackage)
            ?? throw new InvalidDataException("A session's package holds nothing.");
        return new PackedSession(content, packed);
    }
}

/// <summary>As base 64.</summary>
public sealed class PackedSessionConverter : JsonConverter<PackedSession>
{
    public override PackedSession Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PackedSession.Unpack(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, PackedSession value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.Bytes);
}
