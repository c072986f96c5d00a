using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Writ.Policy.Matching;
using Writ.Policy.Parsing;

namespace Writ.Policy;

/// <summary>An immutable compiled policy document: compiled once, without I/O, safe to use from any thread.</summary>
public sealed class CompiledPolicy
{
    private readonly PolicyStatement[] _statements;

    internal CompiledPolicy(string document, PolicyKind kind, string version, string? id, PolicyStatement[] statements)
    {
        Document = document;
        Kind = kind;
        Version = version;
        Id = id;
        _statements = statements;
        Denies = Array.Exists(statements, statement => statement.Effect == PolicyEffect.Deny);
        Principals = [.. statements.SelectMany(statement => statement.Principals)];
        Index = new ActionIndex([.. statements.Select(statement => statement.Actions)]);
    }

    /// <summary>The text it was compiled from.</summary>
    public string Document { get; }

    /// <summary>What the document was parsed as.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The language version; <c>2008-10-17</c> when the document does not say.</summary>
    public string Version { get; }

    /// <summary>The document's Id element.</summary>
    public string? Id { get; }

    /// <summary>The statements in the document's order.</summary>
    public IReadOnlyList<PolicyStatement> Statements => _statements;

    /// <summary>All principals named in the document, in its order.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; }

    /// <summary>The condition keys the document reads, in conditions and as policy variables, each once, in its order.</summary>
    public IReadOnlyList<string> ContextKeys =>
        [.. _statements.SelectMany(statement => statement.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The same document without what it allows: for whom it grants nothing, but whom it still binds.</summary>
    public CompiledPolicy OnlyDenials => field ??= Array.TrueForAll(_statements, statement => statement.Effect == PolicyEffect.Deny)
        ? this
        : new CompiledPolicy(Document, Kind, Version, Id, Array.FindAll(_statements, statement => statement.Effect == PolicyEffect.Deny));

    internal ActionIndex Index { get; }

    /// <summary>Some statement denies.</summary>
    internal bool Denies { get; }

    /// <summary>The statements without the detour over an interface, for the evaluator.</summary>
    internal ReadOnlySpan<PolicyStatement> StatementSpan => _statements;

    /// <summary>The same document with other statements, given as JSON.</summary>
    internal CompiledPolicy WithStatements(IEnumerable<string> statements) =>
        Parse($$"""{"Version":"{{Version}}","Statement":[{{string.Join(',', statements)}}]}""", Kind).Policy ?? this;

    internal string TextOf(int statement) => Document[_statements[statement].Position.Start.._statements[statement].Position.End];

    /// <summary>A document that says nothing; it stands in where a case's own could not be read.</summary>
    internal static CompiledPolicy Empty { get; } = new("", PolicyKind.Identity, DocumentSource.Version2012, null, []);

    /// <summary>Parses and compiles a document; what is wrong with it comes back as a value.</summary>
    public static PolicyParseResult Parse(string document, PolicyKind kind, PolicyStrictness strictness = PolicyStrictness.Stored) =>
        DocumentReader.Read(document ?? "", kind, strictness);

    /// <summary>
    /// The document's text with principals replaced: on save ARN by unique id, when shown unique id by ARN. A null replacement keeps the principal.
    /// </summary>
    public string WithPrincipals(Func<PolicyPrincipal, string?> replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        StringBuilder text = new();
        int copied = 0;
        foreach (PolicyPrincipal principal in Principals)
        {
            if (replacement(principal) is { } value)
            {
                text.Append(Document, copied, principal.Position.Start - copied);
                text.Append('"').Append(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"'); // JSON, never HTML: a plus stays a plus
                copied = principal.Position.End;
            }
        }

        return text.Append(Document, copied, Document.Length - copied).ToString();
    }
}
