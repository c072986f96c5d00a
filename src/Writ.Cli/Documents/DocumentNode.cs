namespace Writ.Cli.Documents;

/// <summary>What a node is.</summary>
internal enum NodeKind
{
    Null = 0,
    Scalar,
    List,
    Map,
}

/// <summary>An entry of a map.</summary>
internal readonly record struct DocumentEntry(DocumentNode Key, DocumentNode Value)
{
    public string Name => Key.Text;
}

/// <summary>
/// A value of a YAML or JSON file with the place it was written at. Scalars are the text that was written: an account id keeps its
/// leading zeros and a date stays what it is.
/// </summary>
internal sealed record DocumentNode(NodeKind Kind, string File, int Line, int Column)
{
    /// <summary>A scalar's text.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<DocumentNode> Items { get; init; } = [];

    public IReadOnlyList<DocumentEntry> Entries { get; init; } = [];

    /// <summary>How many characters and nodes stand below when every alias is written out.</summary>
    public long Weight { get; init; } = 1;

    public bool IsNull => Kind == NodeKind.Null;

    /// <summary>The value of a map's key; null when the map does not have it.</summary>
    public DocumentNode? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == name)
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>A single value counts as a list of one.</summary>
    public IReadOnlyList<DocumentNode> AsList() => Kind == NodeKind.List ? Items : [this];

    /// <summary>The text of what has to be a scalar.</summary>
    public string TextOf(string what) => Kind == NodeKind.Scalar ? Text : throw Wrong($"{what} must be a text.");

    /// <summary>The texts of what has to be a scalar or a list of them.</summary>
    public IReadOnlyList<string> TextsOf(string what) => [.. AsList().Select(item => item.TextOf(what))];

    /// <summary>What is wrong here.</summary>
    public InputException Wrong(string message) => InputException.At(File, Line, Column, message);

    /// <summary>Refuses whatever is no map, and keys that mean nothing here: a misspelt one would silently change the question.</summary>
    public DocumentNode RequireMap(string what, IReadOnlyList<string> known)
    {
        if (Kind != NodeKind.Map)
        {
            throw Wrong($"{what} must be a map with {Words.List(known)}.");
        }

        foreach (var key in Entries.Select(entry => entry.Key))
        {
            if (!known.Contains(key.Text, StringComparer.Ordinal))
            {
                throw key.Wrong($"{what} has no key '{key.Text}'{Words.DidYouMean(key.Text, known)}; there are {Words.List(known)}.");
            }
        }

        return this;
    }
}
