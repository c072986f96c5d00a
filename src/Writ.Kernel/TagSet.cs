using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Writ.Kernel;

/// <summary>A tag of a resource or a session.</summary>
public sealed record TagEntry(string Key, string Value);

/// <summary>
/// The tags of a resource, in the order they were set. Keys of users, roles and sessions are told apart ignoring case but
/// keep the case they were given; those of all other resources by their case too (AWS: IAM User Guide, tags for IAM resources).
/// </summary>
[JsonConverter(typeof(TagSetConverter))]
public sealed class TagSet : IReadOnlyList<TagEntry>
{
    private readonly TagEntry[] _entries;

    private TagSet(TagEntry[] entries) => _entries = entries;

    public static TagSet Empty { get; } = new([]);

    public int Count => _entries.Length;

    public TagEntry this[int index] => _entries[index];

    /// <summary>The value of a key, ignoring the key's case; null when there is none.</summary>
    public string? Find(string key) => Array.Find(_entries, entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>These tags with others set; a key that is there already takes the new value and the new case, in its old place.</summary>
    public TagSet With(IEnumerable<TagEntry> tags, StringComparison keys)
    {
        var entries = _entries.ToList();
        foreach (var tag in tags)
        {
            var at = entries.FindIndex(entry => entry.Key.Equals(tag.Key, keys));
            if (at < 0)
            {
                entries.Add(tag);
            }
            else
            {
                entries[at] = tag;
            }
        }

        return entries.Count == 0 ? Empty : new TagSet([.. entries]);
    }

    /// <summary>These tags without some; keys that are not there are passed over.</summary>
    public TagSet Without(IEnumerable<string> keys, StringComparison comparison)
    {
        var gone = keys.ToHashSet(StringComparer.FromComparison(comparison));
        return new TagSet([.. _entries.Where(entry => !gone.Contains(entry.Key))]);
    }

    public IEnumerator<TagEntry> GetEnumerator() => ((IEnumerable<TagEntry>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Writes tags as a JSON array of [key, value] pairs.</summary>
public sealed class TagSetConverter : JsonConverter<TagSet>
{
    public override TagSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var tags = new List<TagEntry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Read();
            var key = reader.GetString() ?? "";
            reader.Read();
            tags.Add(new TagEntry(key, reader.GetString() ?? ""));
            reader.Read();
        }

        return TagSet.Empty.With(tags, StringComparison.Ordinal);
    }

    public override void Write(Utf8JsonWriter writer, TagSet value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var tag in value)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(tag.Key);
            writer.WriteStringValue(tag.Value);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
