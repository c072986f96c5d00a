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
    /// <summary>Reads one case; what is wrong with it comes back as a value.</summary>
    public static DecisionCaseResult Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json ?? "");
            return DecisionCaseReader.Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return new DecisionCaseResult(null, $"This is not JSON: {broken.Message}");
        }
    }
}

/// <summary>A case, or why it cannot be read; exactly one of the two is set.</summary>
/// <param name="Case">The case.</param>
/// <param name="Error">The reason.</param>
public readonly record struct DecisionCaseResult(DecisionCase? Case, string? Error);
