namespace Writ.Policy.Catalog;

/// <summary>A line of a packed file's index.</summary>
/// <param name="Fields">What the index says of the block.</param>
/// <param name="Offset">Where the block begins, from the first block.</param>
/// <param name="CompressedLength">Its length in the file.</param>
/// <param name="Length">Its length in UTF-8.</param>
internal sealed record PackedEntry(string[] Fields, int Offset, int CompressedLength, int Length);
