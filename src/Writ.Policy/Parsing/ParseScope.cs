namespace Writ.Policy.Parsing;

/// <summary>One run over one document: what it is for, and the first thing found wrong.</summary>
internal sealed class ParseScope(SourceText source, PolicyKind kind, PolicyStrictness strictness)
{
    private const int LongestDetail = 1_000;

    public SourceText Source => source;

    public PolicyKind Kind => kind;

    public bool Saving => strictness == PolicyStrictness.Save;

    public PolicyError? Error { get; private set; }

    public bool Failed => Error is not null;

    public void Fail(string sentence, JsonNode where, string detail) => Fail(sentence, where.Start, detail);

    public void Fail(string sentence, int byteOffset, string detail)
    {
        if (Error is null)
        {
            (int line, int column) = source.LineAndColumn(source.Character(byteOffset));
            Error = new PolicyError(Sentences.For(kind, sentence), line, column, $"Line {line}, column {column}: {VisibleText.Of(detail, LongestDetail)}");
        }
    }
}
