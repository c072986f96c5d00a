using System.Collections.Frozen;

namespace Writ.Wire.RestJson;

/// <summary>The routes of a service, and what each leads to.</summary>
public sealed class RouteTable<T> where T : class
{
    private static readonly IReadOnlyDictionary<string, string> NoLabels = FrozenDictionary<string, string>.Empty;

    private readonly FrozenDictionary<(string Method, string Path), T> _literal;
    private readonly (HttpRoute Route, T Target)[] _labelled;

    public RouteTable(IEnumerable<(HttpRoute Route, T Target)> routes)
    {
        var all = routes.ToList();
        _literal = all.Where(entry => entry.Route.IsLiteral).ToFrozenDictionary(
            entry => (entry.Route.Method, entry.Route.ToString()[(entry.Route.Method.Length + 1)..]), entry => entry.Target);
        _labelled = [.. all.Where(entry => !entry.Route.IsLiteral).OrderBy(entry => entry.Route, Comparer<HttpRoute>.Create(HttpRoute.Compare))];
    }

    /// <summary>Where a request goes; null when no route takes it.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path as it was sent.</param>
    /// <param name="labels">The labels of the path.</param>
    public T? Find(string method, string path, out IReadOnlyDictionary<string, string> labels)
    {
        labels = NoLabels;
        if (_literal.TryGetValue((method, path), out var target))
        {
            return target;
        }

        foreach (var (route, labelled) in _labelled)
        {
            if (route.Method.Equals(method, StringComparison.Ordinal) && route.TryMatch(path, out var found))
            {
                labels = found;
                return labelled;
            }
        }

        return null;
    }
}
