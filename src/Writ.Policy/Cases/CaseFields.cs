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

    public static string? Optional(JsonElement element, string name)
    {
        JsonElement member = DecisionCaseReader.Member(element, name);
        return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
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
