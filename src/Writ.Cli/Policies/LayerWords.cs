using Writ.Policy;

namespace Writ.Cli.Policies;

/// <summary>How layers are named: one word for files and machines, a noun for people.</summary>
internal static class LayerWords
{
    private static readonly (PolicyLayer Layer, string Word, string Noun)[] All =
    [
        (PolicyLayer.Identity, "identity", "identity-based policy"),
        (PolicyLayer.Boundary, "boundary", "permissions boundary"),
        (PolicyLayer.Session, "session", "session policy"),
        (PolicyLayer.ServiceControl, "scp", "service control policy"),
        (PolicyLayer.ResourceControl, "rcp", "resource control policy"),
        (PolicyLayer.Endpoint, "vpce", "VPC endpoint policy"),
        (PolicyLayer.Resource, "resource", "resource-based policy"),
        (PolicyLayer.Trust, "trust", "role trust policy"),
        (PolicyLayer.Root, "root", "account's root"),
        (PolicyLayer.None, "none", "policy"),
    ];

    public static IReadOnlyList<string> Known { get; } = [.. All.Select(layer => layer.Word)];

    public static string Word(PolicyLayer layer) => Of(layer).Word;

    public static string Noun(PolicyLayer layer) => Of(layer).Noun;

    /// <summary>The layer whose noun a text begins with, and how long the noun is; <see cref="PolicyLayer.None"/> for any other text.</summary>
    public static (PolicyLayer Layer, int Length) StartOf(ReadOnlySpan<char> text)
    {
        foreach (var (layer, _, noun) in All)
        {
            if (layer is not (PolicyLayer.None or PolicyLayer.Root) && text.StartsWith(noun, StringComparison.Ordinal))
            {
                return (layer, noun.Length);
            }
        }

        const string oldPlural = "sessions policy"; // as one page of AWS prints it
        return text.StartsWith(oldPlural, StringComparison.Ordinal) ? (PolicyLayer.Session, oldPlural.Length) : (PolicyLayer.None, 0);
    }

    private static (PolicyLayer Layer, string Word, string Noun) Of(PolicyLayer layer) => Array.Find(All, known => known.Layer == layer);
}
