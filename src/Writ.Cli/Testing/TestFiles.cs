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
        IReadOnlyList<string> wanted = paths.Count > 0 ? paths : ["."];
        return [.. wanted.SelectMany(Expand).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A folder that holds no tests is refused, whatever others hold: it is the wrong one, or its tests are named wrongly.</summary>
    private static IReadOnlyList<string> Expand(string path) => !Directory.Exists(path) ? [path]
        : FilesOf(path) is { Count: > 0 } files ? files
        : throw new InputException($"no tests: no file in {(path == "." ? "this folder" : path)} ends in {Words.List(Endings)}.");

    private static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.writ-test.*", Everywhere)
            .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => folder == "." ? file[2..] : file)
            .Order(StringComparer.Ordinal)];
}
