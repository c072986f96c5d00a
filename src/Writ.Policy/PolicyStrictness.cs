namespace Writ.Policy;

/// <summary>How much a document must prove before it compiles.</summary>
public enum PolicyStrictness
{
    /// <summary>A document that exists already: what AWS still evaluates, though it would no longer save it, compiles.</summary>
    Stored,

    /// <summary>A document about to be saved: every check AWS makes, in AWS's sentences.</summary>
    Save,
}
