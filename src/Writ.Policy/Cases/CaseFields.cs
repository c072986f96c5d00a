using System.Text.Json;

namespace Writ.Policy.Cases;

/// <summary>Reads a case's fields and keeps the first thing found wrong.</summary>
internal sealed class CaseFields
{
    public string? Error { get; private set; }

    public void Fail(string error) => Error ??= error;

    public string Required(JsonElement element, string name)
    {
        string? text = Optional(element, name);
        if (text is null)
        {
            Fail($"{name} is missing or no string.");
        }

        return text ?? "";
    }

    /// <summary>A text, or a number as its text; anything else in its place is an error, as a field that is passed over may be the one that limits.</summary>
    public string? Optional(JsonElement element, string name)
    {
        JsonElement member = DecisionCaseReader.Member(element, name);
        switch (member.ValueKind)
        {
            case JsonValueKind.String: return member.GetString();
            case JsonValueKind.Number: return member.GetRawText();
            case JsonValueKind.Null or JsonValueKind.Undefined: return null;
            default:
                Fail($"{name} must be a string.");
                return null;
        }
    }

    /// <summary>True or false, false when it is not there; a word in quotes is neither.</summary>
    public bool Flag(JsonElement element, string name)
    {
        JsonElement member = DecisionCaseReader.Member(element, name);
        if (member.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            Fail($"{name} must be true or false.");
        }

        return member.ValueKind == JsonValueKind.True;
    }

    /// <summary>A context value; numbers and booleans count as their text.</summary>
    public string Scalar(JsonElement value, string key)
    {
        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetRawText();
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fail($"The context key {key} must hold a string or a list of strings.");
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
    }
}
