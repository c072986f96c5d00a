using System.Globalization;

namespace Writ.Wire.Query;

/// <summary>
/// The parameters of a query request as a tree: <c>Tags.member.1.Key=x</c> is the value x at Tags, member, 1, Key.
/// The number of parameters and the depth of names are bounded before anything is built.
/// </summary>
public sealed class QueryNode
{
    /// <summary>More parameters than the largest request AWS accepts here could need.</summary>
    public const int MaxParameters = 2_000;

    private const int MaxDepth = 12;

    /// <summary>So many children are searched one by one; more are indexed, or a request of many would keep the search busy.</summary>
    private const int MaxSearched = 8;

    private readonly string _name;
    private QueryNode? _newest;
    private QueryNode? _elder;
    private Dictionary<string, QueryNode>? _index;
    private int _children;
    private int _parameters;

    public QueryNode() : this("")
    {
    }

    private QueryNode(string name) => _name = name;

    public string? Value { get; private set; }

    public bool HasChildren => _children > 0;

    public QueryNode? this[ReadOnlySpan<char> name]
    {
        get
        {
            if (_index is not null)
            {
                return _index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var indexed) ? indexed : null;
            }

            var child = _newest;
            while (child is not null && !name.SequenceEqual(child._name))
            {
                child = child._elder;
            }

            return child;
        }
    }

    /// <summary>The entries of a list, <c>member.1</c>, <c>member.2</c> and so on, until a number is missing.</summary>
    public IEnumerable<QueryNode> Members()
    {
        var members = this["member"];
        for (var at = 1; members?[at.ToString(CultureInfo.InvariantCulture)] is { } entry; at++)
        {
            yield return entry;
        }
    }

    /// <summary>Adds <c>name=value</c> pairs of a form or query string to the tree, within bounds that hold for all that is added.</summary>
    /// <returns>False when the text is not a form, or beyond its bounds.</returns>
    public bool TryAdd(ReadOnlySpan<char> form)
    {
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++_parameters > MaxParameters)
            {
                return false;
            }

            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? [] : pair[(equals + 1)..];
            if (!FormText.TryDecode(name, out var key) || !FormText.TryDecode(value, out var text) || !TryPlace(key, text))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryPlace(string name, string value)
    {
        var node = this;
        var rest = name.AsSpan();
        for (var depth = 1; depth <= MaxDepth; depth++)
        {
            var dot = rest.IndexOf('.');
            if (dot < 0)
            {
                node = node[rest] ?? node.Add(rest.Length == name.Length ? name : rest.ToString());
                node.Value ??= value; // the first of repeated parameters wins, as the signature covers all of them anyway
                return true;
            }

            node = node[rest[..dot]] ?? node.Add(rest[..dot].ToString());
            rest = rest[(dot + 1)..];
        }

        return false;
    }

    private QueryNode Add(string name)
    {
        var added = new QueryNode(name) { _elder = _newest };
        _newest = added;
        if (++_children > MaxSearched)
        {
            _index ??= IndexOf(added._elder);
            _index.Add(name, added);
        }

        return added;
    }

    private static Dictionary<string, QueryNode> IndexOf(QueryNode? newest)
    {
        var index = new Dictionary<string, QueryNode>(StringComparer.Ordinal);
        for (var child = newest; child is not null; child = child._elder)
        {
            index.Add(child._name, child);
        }

        return index;
    }
}
