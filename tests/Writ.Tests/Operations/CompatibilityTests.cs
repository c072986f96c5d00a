using System.Text;
using System.Text.RegularExpressions;
using Writ.Services.Operations;
using Writ.Tests.House;
using Writ.Tests.Wire;
using Xunit;

namespace Writ.Tests.Operations;

/// <summary>
/// docs/compatibility says of each operation of AWS's models whether it is served. The pages are made here, from what is
/// declared and from what the READMEs tell of deviations: WRIT_RECORD=1 (tools/record-cases) writes them anew.
/// </summary>
public sealed partial class CompatibilityTests
{
    public static TheoryData<string> Services => [.. ServiceCatalog.All.Select(service => service.SigningName)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Page_is_what_is_declared(string service)
    {
        var path = Path.Combine(Repository.Root, "docs", "compatibility", service + ".md");
        var page = PageOf(service);
        if (Environment.GetEnvironmentVariable("WRIT_RECORD") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, $"{path} is stale: run tools/record-cases.");
    }

    private static string PageOf(string service)
    {
        var names = ModelFacts.Of(service).Operations;
        var declared = OperationCatalog.All.Where(operation => operation.Service == service).Select(operation => operation.Name).ToHashSet(StringComparer.Ordinal);
        var served = names.Count(declared.Contains);
        var own = declared.Except(names).Order(StringComparer.Ordinal).ToList();
        var deviations = Deviations(service).ToList();
        var page = new StringBuilder($"""
            # {service}: what of AWS is here

            Made by `tools/record-cases` from AWS's public service model and what is declared; not to be edited.
            {served} of {names.Count} operations. What is not here yet answers `NotImplemented` (501) to whoever is authenticated, and is in the audit log.

            | operation | here | deviates |
            | --- | --- | --- |

            """);
        foreach (var name in names)
        {
            var links = declared.Contains(name) ? deviations.Where(part => part.Names.Any(pattern => pattern.IsMatch(name))).Select(part => part.Link) : [];
            page.Append($"| {name} | {(declared.Contains(name) ? "yes" : "not yet")} | {string.Join(' ', links)} |\n");
        }

        page.Append("\n## Writ's own\n\n").Append(own.Count == 0 ? "None: every operation here is one of AWS's.\n" : string.Concat(own.Select(name => $"- {name}\n")));
        page.Append("\n## Deviations\n\nWhat answers otherwise than AWS, and why:\n\n");
        foreach (var part in deviations)
        {
            page.Append($"- {part.Link}: {part.Count}\n");
        }

        return page.ToString();
    }

    /// <summary>The READMEs of a service's folders that list deviations, with the operations that their lists name.</summary>
    private static IEnumerable<(string Link, int Count, IReadOnlyList<Regex> Names)> Deviations(string service)
    {
        var services = Path.Combine(Repository.Root, "src", "Writ.Services");
        var folder = Directory.EnumerateDirectories(services).Single(path => Path.GetFileName(path).Equals(service, StringComparison.OrdinalIgnoreCase));
        foreach (var path in Directory.EnumerateFiles(folder, "README.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(path).SkipWhile(line => line != "## Deviations").Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
            if (lines.Count > 0)
            {
                var shown = Path.GetRelativePath(services, Path.GetDirectoryName(path) ?? "").Replace('\\', '/');
                var names = lines.SelectMany(line => Word().Matches(line).Select(match => match.Value)).Distinct(StringComparer.Ordinal).Select(PatternOf).ToList();
                yield return ($"[{shown}](../../src/Writ.Services/{shown}/README.md#deviations)", lines.Count, names);
            }
        }
    }

    // The lists write Simulate* for all that begin with it.
    private static Regex PatternOf(string name) => new($"^{Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z*][A-Za-z*]*")]
    private static partial Regex Word();
}
