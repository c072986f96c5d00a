using System.Text.Json;

namespace Writ.Services.Iam.DelegationRequests;

/// <summary>
/// Writes a template's JSON anew with its placeholders filled. Names of members stay as they are; a string with a placeholder for a list becomes a
/// string for each value, as entries of the list it stands in or as a list of its own. What was filled in is not looked at again.
/// </summary>
internal sealed class TemplateFilling(Utf8JsonWriter json, IReadOnlyList<PolicyParameter> parameters, int maxLength)
{
    private const string Open = "@{";
    private const char Close = '}';

    private readonly Dictionary<string, PolicyParameter> _parameters = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _length;

    /// <summary>The filled strings are too long together; not all was written.</summary>
    public bool IsTooLong => _length > maxLength;

    /// <summary>Why the parameters do not fit; null when they do.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is wrong when a parameter has no placeholder; null when each has one.</summary>
    public string? Unused => _parameters.Keys.FirstOrDefault(name => !_used.Contains(name)) is { } name ? $"{name} does not occur in it." : null;

    public void Write(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                WriteList(element);
                break;
            case JsonValueKind.String:
                WriteString(element.GetString() ?? "");
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private void WriteList(JsonElement list)
    {
        json.WriteStartArray();
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String)
            {
                Fill(entry.GetString() ?? "", out _).ForEach(json.WriteStringValue);
            }
            else
            {
                Write(entry);
            }
        }

        json.WriteEndArray();
    }

    private void WriteString(string text)
    {
        var values = Fill(text, out var isList);
        if (!isList)
        {
            values.ForEach(json.WriteStringValue);
            return;
        }

        json.WriteStartArray();
        values.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    /// <summary>The strings that a text becomes: one, or as many as the list in it has values.</summary>
    private List<string> Fill(string text, out bool isList)
    {
        isList = false;
        List<string> filled = [""];
        var at = 0;
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, at, StringComparison.Ordinal))
        {
            if (Find(text, open) is not { } parameter || (isList && parameter.Type == PolicyParameter.List))
            {
                Problem ??= $"a string of it can have one list: {text}";
                break;
            }

            isList |= parameter.Type == PolicyParameter.List;
            filled = Extend(filled, text[at..open], parameter.Values);
            at = open + Open.Length + parameter.Name.Length + 1;
        }

        return Extend(filled, text[at..], [""]);
    }

    private PolicyParameter? Find(string text, int open)
    {
        var close = text.IndexOf(Close, open);
        var name = close < 0 ? "" : text[(open + Open.Length)..close];
        if (_parameters.TryGetValue(name, out var parameter))
        {
            _used.Add(name);
            return parameter;
        }

        Problem ??= close < 0 ? $"a placeholder in it has no end: {text}" : $"{name} is missing.";
        return null;
    }

    /// <summary>Each text so far with more of the template and each value behind it, as far as there is room.</summary>
    private List<string> Extend(List<string> texts, string literal, IReadOnlyList<string> values)
    {
        var extended = new List<string>();
        foreach (var text in texts)
        {
            foreach (var value in values)
            {
                _length += literal.Length + value.Length;
                if (IsTooLong || text.Length > maxLength)
                {
                    return extended;
                }

                extended.Add(text + literal + value);
            }
        }

        return extended;
    }
}
