using System.Text;
using System.Text.Json;

namespace Writ.Policy.Parsing;

/// <summary>Reads a document into nodes with positions. Nesting is limited, and a key that appears twice in one object is an error.</summary>
internal static class JsonTree
{
    /// <summary>Deeper than any policy: document, statement list, statement, condition block, operator, list of values is six.</summary>
    private const int MaxDepth = 12;

    private const int SmallObject = 12;

    private static readonly (string Text, byte[] Utf8)[] s_names = Array.ConvertAll(
        (string[])["Effect", "Action", "Resource", "Sid", "Condition", "Principal", "StringEquals", "StringLike"], name => (name, Encoding.UTF8.GetBytes(name)));

    public static JsonNode? Read(byte[] utf8, ParseScope scope)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
        try
        {
            _ = reader.Read();
            JsonNode? root = ReadNode(ref reader, scope);
            if (root is not null && reader.Read())
            {
                scope.Fail(Sentences.Syntax, (int)reader.TokenStartIndex, "Text follows the document; remove it.");
            }

            return root;
        }
        catch (JsonException broken)
        {
            int at = Math.Min((int)reader.BytesConsumed, utf8.Length);
            scope.Fail(Sentences.Syntax, at, $"This is not JSON of at most {MaxDepth} levels: {broken.Message}");
        }
        catch (InvalidOperationException)
        {
            // an escape such as \ud800 that is half a character
            scope.Fail(Sentences.Syntax, (int)reader.TokenStartIndex, "A string holds an escape that is no character.");
        }

        return null;
    }

    private static JsonNode? ReadNode(ref Utf8JsonReader reader, ParseScope scope)
    {
        int start = (int)reader.TokenStartIndex;
        JsonNode node = reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonNode(JsonNodeKind.Object, start),
            JsonTokenType.StartArray => new JsonNode(JsonNodeKind.Array, start),
            JsonTokenType.String => new JsonNode(JsonNodeKind.Text, start, reader.GetString() ?? ""),
            JsonTokenType.Number => new JsonNode(JsonNodeKind.Number, start, RawText(ref reader)),
            JsonTokenType.True or JsonTokenType.False => new JsonNode(JsonNodeKind.Boolean, start, RawText(ref reader)),
            _ => new JsonNode(JsonNodeKind.Null, start),
        };
        bool complete = node.Kind switch
        {
            JsonNodeKind.Object => ReadMembers(ref reader, node, scope),
            JsonNodeKind.Array => ReadItems(ref reader, node, scope),
            _ => true,
        };
        node.End = (int)reader.BytesConsumed;
        return complete ? node : null;
    }

    private static bool ReadMembers(ref Utf8JsonReader reader, JsonNode node, ParseScope scope)
    {
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Name(ref reader);
            int start = (int)reader.TokenStartIndex;
            if (!IsNew(name, node.Members, ref names))
            {
                scope.Fail(Sentences.Syntax, start, $"The key \"{name}\" appears twice in one object; keep one of the two.");
                return false;
            }

            _ = reader.Read();
            JsonNode? value = ReadNode(ref reader, scope);
            if (value is null)
            {
                return false;
            }

            node.Members.Add(new JsonMember(name, start, value));
        }

        return true;
    }

    /// <summary>The names of a policy's elements are not made anew for each statement.</summary>
    private static string Name(ref Utf8JsonReader reader)
    {
        foreach ((string text, byte[] utf8) in s_names)
        {
            if (!reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(utf8))
            {
                return text;
            }
        }

        return reader.GetString() ?? "";
    }

    /// <summary>Small objects are searched; a large one gets a set, so that a hostile one costs no more than its size.</summary>
    private static bool IsNew(string name, List<JsonMember> members, ref HashSet<string>? names)
    {
        if (members.Count < SmallObject)
        {
            foreach (JsonMember member in members)
            {
                if (member.Name == name)
                {
                    return false;
                }
            }

            return true;
        }

        names ??= members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return names.Add(name);
    }

    private static bool ReadItems(ref Utf8JsonReader reader, JsonNode node, ParseScope scope)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonNode? item = ReadNode(ref reader, scope);
            if (item is null)
            {
                return false;
            }

            node.Items.Add(item);
        }

        return true;
    }

    private static string RawText(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.ValueSpan);
}
