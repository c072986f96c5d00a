using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Writ.Cli.Documents;

/// <summary>
/// Reads YAML 1.2 (and so JSON) into nodes with positions. The text may come from anyone: depth and size are limited, also after every
/// alias is written out; keys that appear twice, tags, merge keys and second documents are errors.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;
    private const long MaxWeight = 16 * 1024 * 1024;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly Dictionary<string, DocumentNode> _anchors = new(StringComparer.Ordinal);
    private long _weight;

    public YamlTree(string file, TextReader text)
    {
        _file = file;
        _parser = new Parser(new Scanner(text, skipComments: true));
    }

    /// <summary>The one document of a file; an empty file holds null.</summary>
    public static DocumentNode Read(string file, string text)
    {
        using var reader = new StringReader(text);
        return new YamlTree(file, reader).ReadDocument();
    }

    /// <summary>The items of the list that the one document is, one after the other: only one is in memory at a time.</summary>
    public IEnumerable<DocumentNode> ReadItems(Action nextItem)
    {
        if (!Begin())
        {
            yield break;
        }

        if (Current is not SequenceStart)
        {
            throw Wrong("A YAML file of cases is a list: begin each case with '- '.");
        }

        for (Advance(); Current is not SequenceEnd; Advance())
        {
            nextItem();
            _anchors.Clear();
            _weight = 0;
            yield return Build(1);
        }

        End();
    }

    private DocumentNode ReadDocument()
    {
        if (!Begin())
        {
            return new DocumentNode(NodeKind.Null, _file, 1, 1);
        }

        var root = Build(0);
        End();
        return root;
    }

    private ParsingEvent Current => _parser.Current ?? throw InputException.At(_file, 1, 1, "The text ends too early.");

    private bool Begin()
    {
        Advance(); // the stream's start
        Advance();
        if (Current is StreamEnd)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void End()
    {
        Advance(); // the document's end
        Advance();
        if (Current is not StreamEnd)
        {
            throw Wrong("A second document follows; put it into a file of its own.");
        }
    }

    /// <summary>The parser has many ways to be surprised by what is no YAML, some of which are no exceptions of its own.</summary>
    private void Advance()
    {
        try
        {
            _ = _parser.MoveNext();
        }
        catch (YamlException broken)
        {
            throw InputException.At(_file, (int)broken.Start.Line, (int)broken.Start.Column, $"This is not YAML: {broken.Message.ReplaceLineEndings(" ")}");
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"{_file} is not UTF-8 text. Save it as UTF-8.");
        }
        catch (Exception broken) when (broken is not (InputException or IOException or OutOfMemoryException))
        {
            var (line, column) = _parser.Current is { } last ? ((int)last.End.Line, (int)last.End.Column) : (1, 1);
            throw InputException.At(_file, line, column, "This is not YAML from here on: a quote, bracket or indentation is probably missing.");
        }
    }

    /// <summary>Builds the node that begins at the current event and stops at its last one.</summary>
    private DocumentNode Build(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Wrong($"This is nested more than {MaxDepth} levels deep.");
        }

        if (Current is AnchorAlias alias)
        {
            return Copy(alias);
        }

        CheckTag();
        var anchor = Current is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        var node = Current switch
        {
            Scalar scalar => Scalar(scalar),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw Wrong("This is not YAML."),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private DocumentNode Scalar(Scalar scalar)
    {
        var isNull = scalar is { Style: ScalarStyle.Plain, IsPlainImplicit: true, Value: "" or "~" or "null" };
        return Node(isNull ? NodeKind.Null : NodeKind.Scalar, scalar) with { Text = scalar.Value, Weight = Weigh(1 + scalar.Value.Length) };
    }

    private DocumentNode List(int depth)
    {
        var empty = Node(NodeKind.List, Current);
        var items = new List<DocumentNode>();
        long weight = Weigh(1);
        for (Advance(); Current is not SequenceEnd; Advance())
        {
            items.Add(Build(depth + 1));
            weight += items[^1].Weight;
        }

        return empty with { Items = items, Weight = weight };
    }

    private DocumentNode Map(int depth)
    {
        var empty = Node(NodeKind.Map, Current);
        var entries = new List<DocumentEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        long weight = Weigh(1);
        for (Advance(); Current is not MappingEnd; Advance())
        {
            var key = Key(depth, names);
            Advance();
            var value = Build(depth + 1);
            entries.Add(new DocumentEntry(key, value));
            weight += key.Weight + value.Weight;
        }

        return empty with { Entries = entries, Weight = weight };
    }

    private DocumentNode Key(int depth, HashSet<string> names)
    {
        var key = Build(depth + 1);
        if (key.Kind is not (NodeKind.Scalar or NodeKind.Null))
        {
            throw key.Wrong("A key must be a text.");
        }

        if (key.Text == "<<")
        {
            throw key.Wrong("Merge keys (<<) are not supported; write the keys out.");
        }

        return names.Add(key.Text) ? key : throw key.Wrong($"The key '{key.Text}' appears twice in one map; keep one of the two.");
    }

    private DocumentNode Copy(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Wrong($"The alias *{alias.Value.Value} stands for nothing: its anchor must end before it.");
        }

        Weigh(node.Weight);
        return node;
    }

    private void CheckTag()
    {
        if (Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } && tag.Value is not ("tag:yaml.org,2002:str" or "tag:yaml.org,2002:seq" or "tag:yaml.org,2002:map"))
        {
            throw Wrong($"The tag {tag.Value} is not supported; write the value out.");
        }
    }

    /// <summary>Counts what the text becomes when written out, so that aliases of aliases cannot grow it without end.</summary>
    private long Weigh(long weight)
    {
        _weight += weight;
        return _weight <= MaxWeight ? weight : throw Wrong("With every alias written out this is too large.");
    }

    private DocumentNode Node(NodeKind kind, ParsingEvent at) => new(kind, _file, (int)at.Start.Line, (int)at.Start.Column);

    private InputException Wrong(string message) => InputException.At(_file, (int)Current.Start.Line, (int)Current.Start.Column, message);
}
