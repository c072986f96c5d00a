using System.Diagnostics.CodeAnalysis;
using Writ.Wire.Query;

namespace Writ.Wire.RestJson;

/// <summary>
/// The method and path by which a REST operation is called, as its model writes them: <c>GET /functions/{FunctionName}/code</c>. A label
/// takes one segment of the path; <c>{Key+}</c> takes one or more, up to what the route goes on with.
/// </summary>
public sealed class HttpRoute
{
    private readonly string[] _segments;

    private HttpRoute(string method, string[] segments)
    {
        Method = method;
        _segments = segments;
        IsLiteral = !Array.Exists(segments, IsLabel);
    }

    public string Method { get; }

    /// <summary>Without labels.</summary>
    public bool IsLiteral { get; }

    public IEnumerable<string> Labels => _segments.Where(IsLabel).Select(NameOf);

    /// <exception cref="FormatException">It is no route: a mistake in a declaration.</exception>
    public static HttpRoute Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0 || !text.AsSpan(space + 1).StartsWith('/') || text.AsSpan().ContainsAny('?', '#') || text.Split("+}").Length > 2)
        {
            throw new FormatException($"Not a route: {text}");
        }

        return new HttpRoute(text[..space], text[(space + 2)..].Split('/'));
    }

    /// <summary>Which of two routes is asked first: at the first segment where they differ the literal one, then the label, then the greedy label.</summary>
    public static int Compare(HttpRoute left, HttpRoute right)
    {
        foreach (var (one, other) in left._segments.Zip(right._segments))
        {
            if (Rank(one) != Rank(other))
            {
                return Rank(one) - Rank(other);
            }
        }

        return right._segments.Length - left._segments.Length;
    }

    /// <summary>Whether a path, as it was sent, is of this route; its labels, decoded.</summary>
    public bool TryMatch(string path, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? labels)
    {
        labels = null;
        var parts = path.Length > 0 && path[0] == '/' ? path[1..].Split('/') : [];
        var greedy = Array.FindIndex(_segments, IsGreedy);
        var extra = parts.Length - _segments.Length;
        if (extra < 0 || (extra > 0 && greedy < 0) || Array.Exists(parts, IsUnsafe))
        {
            return false;
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int at = 0, part = 0; at < _segments.Length; at++)
        {
            var taken = at == greedy ? extra + 1 : 1;
            if (!TryTake(_segments[at], string.Join('/', parts, part, taken), found))
            {
                return false;
            }

            part += taken;
        }

        labels = found;
        return true;
    }

    public override string ToString() => $"{Method} /{string.Join('/', _segments)}";

    private static bool TryTake(string segment, string text, Dictionary<string, string> labels)
    {
        if (!IsLabel(segment))
        {
            return segment.Equals(text, StringComparison.Ordinal);
        }

        // A plus is a plus in paths; only in forms is it a space.
        if (!FormText.TryDecode(text.Replace("+", "%2B", StringComparison.Ordinal), out var value))
        {
            return false;
        }

        labels[NameOf(segment)] = value;
        return true;
    }

    /// <summary>
    /// Such segments vanish in the path that is signed (<see cref="Signing.SigningPolicy.NormalizePath"/>): what they are part of would be another
    /// operation than the one that was signed for. A route that ends in a slash does not exist.
    /// </summary>
    private static bool IsUnsafe(string part) => part is "" or "." or "..";

    private static int Rank(string segment) => IsGreedy(segment) ? 2 : IsLabel(segment) ? 1 : 0;

    private static bool IsLabel(string segment) => segment.Length > 2 && segment[0] == '{';

    private static bool IsGreedy(string segment) => segment.EndsWith("+}", StringComparison.Ordinal);

    private static string NameOf(string segment) => segment.Trim('{', '}', '+');
}
