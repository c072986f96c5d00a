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

    private Dictionary<string, QueryNode>? _children;
    private int _parameters;

    public string? Value { get; private set; }

    public bool HasChildren => _children is not null;

    public QueryNode? this[string name] => _children?.GetValueOrDefault(name);

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
        var depth = 0;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (++depth > MaxDepth)
            {
                return false;
            }

            var children = node._children ??= new Dictionary<string, QueryNode>(StringComparer.Ordinal);
            var part = range.Start.Value == 0 && range.End.Value == name.Length ? name : name[range];
            if (!children.TryGetValue(part, out var child))
            {
                children[part] = child = new QueryNode();
            }

            node = child;
        }

        // The first of repeated parameters wins, as the signature covers all of them anyway.
        node.Value ??= value;
        return true;
    }
}
