using System.Text.Json;

namespace Writ.Services.Organizations.Policies.Management;

/// <summary>A part of an effective policy while the levels are merged into it, the highest first.</summary>
internal sealed class EffectiveNode
{
    private readonly List<KeyValuePair<string, EffectiveNode>> _children = [];
    private List<JsonElement>? _values;
    private bool _isList;
    private HashSet<string>? _allowed;
    private HashSet<string>? _allowedBelow;

    /// <summary>Takes over a document of the present level.</summary>
    public void Merge(JsonElement document) => Merge(document, null);

    /// <summary>The level is done: what its documents forbid to lower levels holds from here on.</summary>
    public void EndLevel()
    {
        if (_allowedBelow is not null)
        {
            _allowed = _allowedBelow;
            _allowedBelow = null;
        }

        foreach (var (_, child) in _children)
        {
            child.EndLevel();
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        if (_values is not null)
        {
            WriteValues(json, _values);
            return;
        }

        json.WriteStartObject();
        foreach (var (name, child) in _children.Where(child => child.Value.HasContent))
        {
            json.WritePropertyName(name);
            child.Write(json);
        }

        json.WriteEndObject();
    }

    private bool HasContent => _values is not null || _children.Exists(child => child.Value.HasContent);

    /// <param name="document">What the document says of this node.</param>
    /// <param name="inherited">The operators that the nodes above leave to this level; null for all.</param>
    private void Merge(JsonElement document, HashSet<string>? inherited)
    {
        var allowed = _allowed ?? inherited;
        foreach (var member in document.EnumerateObject())
        {
            switch (member.Name)
            {
                case ManagementDocument.ForChildren:
                    Restrict(ManagementDocument.Allowed(member.Value), allowed);
                    break;
                case ManagementDocument.Assign or ManagementDocument.Append or ManagementDocument.Remove:
                    if (allowed?.Contains(member.Name) != false)
                    {
                        Apply(member.Name, member.Value);
                    }

                    break;
                default:
                    Child(member.Name).Merge(member.Value, allowed);
                    break;
            }
        }
    }

    /// <summary>A level gives to those below it no more than it was left itself.</summary>
    private void Restrict(HashSet<string> below, HashSet<string>? own)
    {
        below.IntersectWith(own ?? below);
        below.IntersectWith(_allowedBelow ?? below);
        _allowedBelow = below;
    }

    private void Apply(string operation, JsonElement value)
    {
        switch (operation)
        {
            case ManagementDocument.Assign:
                _values = [.. ManagementDocument.Values(value)];
                _isList = value.ValueKind == JsonValueKind.Array;
                break;
            case ManagementDocument.Append:
                _values ??= [];
                _isList = true;
                _values.AddRange(ManagementDocument.Values(value).Where(entry => !_values.Exists(known => JsonElement.DeepEquals(known, entry))));
                break;
            default:
                _values?.RemoveAll(known => ManagementDocument.Values(value).Any(entry => JsonElement.DeepEquals(known, entry)));
                break;
        }
    }

    private EffectiveNode Child(string name)
    {
        foreach (var (known, node) in _children)
        {
            if (known.Equals(name, StringComparison.Ordinal))
            {
                return node;
            }
        }

        var child = new EffectiveNode();
        _children.Add(KeyValuePair.Create(name, child));
        return child;
    }

    private void WriteValues(Utf8JsonWriter json, List<JsonElement> values)
    {
        if (!_isList && values is [var only])
        {
            only.WriteTo(json);
            return;
        }

        json.WriteStartArray();
        values.ForEach(value => value.WriteTo(json));
        json.WriteEndArray();
    }
}
