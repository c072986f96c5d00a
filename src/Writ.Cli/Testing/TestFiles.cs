using Writ.Cli.Documents;

namespace Writ.Cli.Testing;

/// <summary>Which files hold tests: those that are named, and in folders those whose name says so.</summary>
internal static class TestFiles
{
    private static readonly string[] Endings = [".writ-test.yaml", ".writ-test.yml", ".writ-test.json"];

    // Links are not followed: they may lead in circles.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The files, each once, those of a folder in the order of their names.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        List<string> files = [.. (paths.Count > 0 ? paths : ["."]).SelectMany(Expand).Distinct(StringComparer.Ordinal)];
        return files.Count > 0 ? files : throw new InputException($"no tests: no file in {string.Join(", ", paths.DefaultIfEmpty("this folder"))} ends in {Words.List(Endings)}.");
    }

    private static IEnumerable<string> Expand(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.writ-test.*", Everywhere)
            .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => path == "." ? file[2..] : file)
            .Order(StringComparer.Ordinal)
        : [path];
}
