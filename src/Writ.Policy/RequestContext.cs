using System.Collections;
using Writ.Policy.Matching;

namespace Writ.Policy;

/// <summary>
/// The request's condition keys. Names compare ignoring case, values do not. Made to be filled, used, cleared and filled again without
/// allocating; one request at a time.
/// </summary>
public sealed class RequestContext : IEnumerable<KeyValuePair<string, ContextValue>>
{
    private const int ScanLimit = 32;
    private const int MostValues = 1_000;

    private const int FirstRoom = 24;

    private Entry[] _entries = [];
    private int _count;
    private Dictionary<string, int>? _index;
    private IContextSource? _source;

    /// <summary>A context without keys.</summary>
    public RequestContext()
    {
    }

    /// <summary>A context that asks for its keys when the first of them is needed: most decisions need none.</summary>
    public RequestContext(IContextSource source) => _source = source;

    /// <summary>How many keys are set.</summary>
    public int Count
    {
        get
        {
            Gather();
            return _count;
        }
    }

    /// <summary>Sets a key to one value; a second call replaces the first.</summary>
    public void Set(string key, string value) => Set(new ContextKey(key), new ContextValue(value));

    /// <summary>
    /// Sets a multivalued key; the list is kept, not copied, and must not change while the context is in use. A request that ever had more than a thousand
    /// values for one key is denied, by a source's context as soon as any key is asked for: set operators hold each against each.
    /// </summary>
    public void Set(string key, IReadOnlyList<string> values)
    {
        Gather();
        ExcessiveKey ??= values?.Count > MostValues ? key : null;
        Set(new ContextKey(key), new ContextValue(values ?? []));
    }

    /// <summary>Looks a key up, ignoring case.</summary>
    public bool TryGet(string key, out ContextValue value)
    {
        int at = Find(new ContextKey(key));
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Forgets all keys and keeps the memory.</summary>
    public void Clear()
    {
        _source = null;
        Array.Clear(_entries, 0, _count);
        _count = 0;
        _index?.Clear();
        ExcessiveKey = null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ContextValue>> GetEnumerator()
    {
        Gather();
        for (int i = 0; i < _count; i++)
        {
            yield return new(_entries[i].Key, _entries[i].Value);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Some key held more values than are compared; of a source's context known once its keys were asked for.</summary>
    internal bool IsExcessive => ExcessiveKey is not null;

    /// <summary>The first key that did.</summary>
    internal string? ExcessiveKey { get; private set; }

    internal RequestContext Copy()
    {
        Gather();
        RequestContext copy = new() { _entries = new Entry[Math.Max(_entries.Length, _count)], _count = _count, ExcessiveKey = ExcessiveKey };
        Array.Copy(_entries, copy._entries, _count);
        copy.Index();
        return copy;
    }

    /// <summary>For the evaluator. Values that are too many to compare it does not get: the request is denied.</summary>
    internal bool TryGet(in ContextKey key, out ContextValue value)
    {
        int at = Find(key);
        bool found = at >= 0 && !IsExcessive;
        value = found ? _entries[at].Value : default;
        return found;
    }

    private void Set(in ContextKey key, ContextValue value)
    {
        int at = Find(key);
        if (at >= 0)
        {
            _entries[at].Value = value;
            return;
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(FirstRoom, _count * 2));
        }

        _entries[_count] = new Entry { Key = key.Name, Hash = key.Hash, Value = value };
        _count++;
        Index();
    }

    private int Find(in ContextKey key)
    {
        Gather();
        if (_count > ScanLimit)
        {
            return _index is not null && _index.TryGetValue(key.Name, out int at) ? at : -1;
        }

        for (int i = 0; i < _count; i++)
        {
            ref readonly Entry entry = ref _entries[i];
            if (entry.Hash == key.Hash && (entry.Key == key.Name || string.Equals(entry.Key, key.Name, StringComparison.OrdinalIgnoreCase)))
            {
                return i;
            }
        }

        return -1;
    }

    private void Gather()
    {
        if (_source is { } source)
        {
            _source = null; // first, as the source sets keys
            source.AddTo(this);
        }
    }

    /// <summary>Few keys are scanned; a context past the limit gets an index, so that a hostile one costs no more than its size.</summary>
    private void Index()
    {
        if (_count <= ScanLimit)
        {
            return;
        }

        _index ??= new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = _index.Count; i < _count; i++)
        {
            _index[_entries[i].Key] = i;
        }
    }

    private struct Entry
    {
        public string Key;
        public int Hash;
        public ContextValue Value;
    }
}
