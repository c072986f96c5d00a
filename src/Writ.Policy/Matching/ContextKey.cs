namespace Writ.Policy.Matching;

/// <summary>A context key's name with its caseless hash, so that looking it up compares integers first.</summary>
internal readonly struct ContextKey(string name)
{
    public string Name { get; } = name;

    public int Hash { get; } = CaselessHash.Of(name);
}
