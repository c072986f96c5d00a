using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Writ.Tests.House;

/// <summary>A hand-written file of the product, read and parsed once.</summary>
public sealed record SourceFile(string Path, string Text, SyntaxTree Tree)
{
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public override string ToString() => Path;
}

/// <summary>The repository this test was built from, found from the test's own folder upwards.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Parsed = new(Parse);

    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file under src.</summary>
    public static IReadOnlyList<SourceFile> Sources => Parsed.Value;

    /// <summary>The projects that a project of src names.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include") ?? ""))];

    public static IReadOnlyList<string> PackagesOf(string project) =>
        [.. XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants("PackageReference")
            .Select(reference => (string?)reference.Attribute("Include") ?? "")];

    private static SourceFile[] Parse() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var text = File.ReadAllText(Path.Combine(Root, path));
                return new SourceFile(path, text, CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path));
            })];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Writ.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Writ.slnx is not above the test's folder.");
    }
}
