using System.Globalization;
using System.Text;

namespace Writ.Cli.Documents;

/// <summary>
/// Writes nodes as JSON on one line, every scalar as a string, and remembers where each came from, so that what is wrong with the JSON
/// can be shown in the file that somebody wrote.
/// </summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Offset, DocumentNode Node)> _origins = [];
    private readonly IReadOnlyCollection<string> _flags;

    private JsonText(IReadOnlyCollection<string> flags) => _flags = flags;

    public override string ToString() => _text.ToString();

    /// <summary>The node as JSON; the values of the keys named as flags are written as true and false, without quotes.</summary>
    public static JsonText Of(DocumentNode node, params IReadOnlyCollection<string> flags)
    {
        var json = new JsonText(flags);
        json.Write(node);
        return json;
    }

    /// <summary>The node that a character of the text came from.</summary>
    public DocumentNode Origin(int offset)
    {
        var (low, high) = (0, _origins.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _origins[middle].Offset <= offset ? (middle, high) : (low, middle - 1);
        }

        return _origins[low].Node;
    }

    private void Write(DocumentNode node)
    {
        _origins.Add((_text.Length, node));
        switch (node.Kind)
        {
            case NodeKind.Null:
                _text.Append("null");
                break;
            case NodeKind.Scalar:
                Quote(node.Text);
                break;
            case NodeKind.List:
                WriteItems(node);
                break;
            case NodeKind.Map:
                WriteEntries(node);
                break;
        }
    }

    private void WriteItems(DocumentNode list)
    {
        _text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            _text.Append(i == 0 ? "" : ",");
            Write(list.Items[i]);
        }

        _text.Append(']');
    }

    private void WriteEntries(DocumentNode map)
    {
        _text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (key, value) = map.Entries[i];
            _text.Append(i == 0 ? "" : ",");
            _origins.Add((_text.Length, key));
            Quote(key.Text);
            _text.Append(':');
            if (_flags.Contains(key.Text, StringComparer.Ordinal) && value is { Kind: NodeKind.Scalar, Text: "true" or "false" })
            {
                _text.Append(value.Text);
            }
            else
            {
                Write(value);
            }
        }

        _text.Append('}');
    }

    private void Quote(string text)
    {
        _text.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => _text.Append('\\').Append(character),
                < ' ' => _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }
}
