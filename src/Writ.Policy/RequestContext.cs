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

    private Entry[] _entries = new Entry[16];
    private int _count;
    private Dictionary<string, int>? _index;

    /// <summary>How many keys are set.</summary>
    public int Count => _count;

    /// <summary>Sets a key to one value; a second call replaces the first.</summary>
    public void Set(string key, string value) => Set(new ContextKey(key), new ContextValue(value));

    /// <summary>Sets a multivalued key; the list is kept, not copied, and must not change while the context is in use. A request that ever had more than a thousand values for one key is denied: set operators hold each against each.</summary>
    public void Set(string key, IReadOnlyList<string> values)
    {
        ExcessiveKey ??= values?.Count > MostValues ? key : null;
        Set(new ContextKey(key), new ContextValue(values ?? []));
    }

    /// <summary>Looks a key up, ignoring case.</summary>
    public bool TryGet(string key, out ContextValue value) => TryGet(new ContextKey(key), out value);

    /// <summary>Forgets all keys and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_entries, 0, _count);
        _count = 0;
        _index?.Clear();
        ExcessiveKey = null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ContextValue>> GetEnumerator()
    {
        for (int i = 0; i < _count; i++)
        {
            yield return new(_entries[i].Key, _entries[i].Value);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Some key held more values than are compared.</summary>
    internal bool IsExcessive => ExcessiveKey is not null;

    /// <summary>The first key that did.</summary>
    internal string? ExcessiveKey { get; private set; }

    internal RequestContext Copy()
    {
        RequestContext copy = new() { _entries = new Entry[Math.Max(_entries.Length, _count)], _count = _count, ExcessiveKey = ExcessiveKey };
        Array.Copy(_entries, copy._entries, _count);
        copy.Index();
        return copy;
    }

    internal bool TryGet(in ContextKey key, out ContextValue value)
    {
        int at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
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
            Array.Resize(ref _entries, _count * 2);
        }

        _entries[_count] = new Entry { Key = key.Name, Hash = key.Hash, Value = value };
        _count++;
        Index();
    }

    private int Find(in ContextKey key)
    {
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
