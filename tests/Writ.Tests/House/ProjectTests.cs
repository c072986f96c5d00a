using Xunit;

namespace Writ.Tests.House;

/// <summary>Dependencies point down: the arrows of docs/architecture.md.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Writ.Policy"] = [],
        ["Writ.Cryptography"] = [],
        ["Writ.Wire"] = ["Writ.Cryptography"],
        ["Writ.Wire.Generator"] = [],
        ["Writ.Kernel"] = ["Writ.Cryptography", "Writ.Policy"],
        ["Writ.Store"] = ["Writ.Kernel"],
        ["Writ.Services"] = ["Writ.Kernel", "Writ.Wire", "Writ.Wire.Generator"],
        ["Writ.Server"] = ["Writ.Services", "Writ.Store"],
        ["Writ.Cli"] = ["Writ.Server"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_depends_only_on_what_stands_below_it(string project)
    {
        Assert.True(Arrows.ContainsKey(project), $"{project} is new: draw its arrow here and in docs/architecture.md, and write the ADR.");

        Assert.Equal(Arrows[project].Order(StringComparer.Ordinal), Repository.ReferencesOf(project).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Writ.Cryptography")]
    [InlineData("Writ.Policy")]
    [InlineData("Writ.Wire")]
    [InlineData("Writ.Kernel")]
    public void Library_has_no_packages(string project) => Assert.Empty(Repository.PackagesOf(project));

    [Fact]
    public void Wire_and_policy_know_nothing_of_the_server()
    {
        var strangers = Repository.Sources
            .Where(file => file.Path.StartsWith("src/Writ.Wire/", StringComparison.Ordinal) || file.Path.StartsWith("src/Writ.Policy/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("using Microsoft.", StringComparison.Ordinal));

        Assert.Empty(strangers);
    }
}
