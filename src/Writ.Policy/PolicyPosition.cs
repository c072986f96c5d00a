namespace Writ.Policy;

/// <summary>A stretch of a document's text.</summary>
/// <param name="Line">Line of the first character, from 1.</param>
/// <param name="Column">Column of the first character, from 1.</param>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last character.</param>
/// <param name="EndLine">Line of the last character, from 1.</param>
/// <param name="EndColumn">Column of the last character, from 1.</param>
public readonly record struct PolicyPosition(int Line, int Column, int Start, int End, int EndLine, int EndColumn);
