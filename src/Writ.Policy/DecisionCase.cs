using System.Text.Json;
using Writ.Policy.Cases;

namespace Writ.Policy;

/// <summary>
/// A question with its policies and the expected verdict in the house's neutral JSON format: what the corpus holds, one case a line, and what
/// people hand to the command line.
/// </summary>
/// <param name="Id">The case's id.</param>
/// <param name="Name">What it shows.</param>
/// <param name="Request">The question; the caller's own condition keys are added where the case leaves them out.</param>
/// <param name="Policies">The policies, compiled.</param>
/// <param name="Expected">The verdict the case expects; null when it states none.</param>
public sealed record DecisionCase(string Id, string? Name, AuthorizationRequest Request, PolicySet Policies, Verdict? Expected)
{
    /// <summary>Nested deeper, no document is a case: policies themselves go twelve levels.</summary>
    private const int MaxDepth = 32;

    /// <summary>Reads one case; what is wrong with it comes back as a value.</summary>
    public static DecisionCaseResult Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json ?? ""));

    /// <summary>
    /// Reads one case from UTF-8; what is wrong with it comes back as a value. Whoever reads thousands may keep compiled documents by handing in
    /// <paramref name="compile"/>, which stands in for <see cref="CompiledPolicy.Parse"/>.
    /// </summary>
    public static DecisionCaseResult Parse(ReadOnlyMemory<byte> utf8Json, Func<string, PolicyKind, PolicyParseResult>? compile = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return DecisionCaseReader.Read(document.RootElement, compile ?? ((text, kind) => CompiledPolicy.Parse(text, kind)));
        }
        catch (JsonException broken)
        {
            return new DecisionCaseResult(null, $"This is not JSON: {broken.Message}");
        }
        catch (InvalidOperationException)
        {
            // an escape such as \ud800 that is half a character, or bytes that are no UTF-8
            return new DecisionCaseResult(null, "This is not JSON: a string holds what is no character.");
        }
    }

    /// <summary>The kind of caller that the format's word for it means; <see cref="CallerKind.Unknown"/> for a word it does not have.</summary>
    public static CallerKind KindOf(string word) => CallerReader.Kind(word);
}

/// <summary>A case, or why it cannot be read; exactly one of the two is set.</summary>
/// <param name="Case">The case.</param>
/// <param name="Error">The reason.</param>
public readonly record struct DecisionCaseResult(DecisionCase? Case, string? Error);
