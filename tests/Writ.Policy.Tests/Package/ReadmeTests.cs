using Xunit;

namespace Writ.Policy.Tests.Package;

public sealed class ReadmeTests
{
    private const int Indent = 8;
    private const string Yield = "yield return ";

    [Fact]
    public void Example_in_the_readme_is_the_one_that_is_compiled()
    {
        string[] source = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Writ.Policy.Tests/Package/ReadmeExample.cs"));
        int begin = Array.FindIndex(source, line => line.Contains("README: begin", StringComparison.Ordinal)) + 1;
        int end = Array.FindIndex(source, line => line.Contains("README: end", StringComparison.Ordinal));
        string example = string.Join('\n', source[begin..end].Select(line => line.Length > Indent ? line[Indent..] : ""));
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src/Writ.Policy/README.md"));

        Assert.Contains($"```csharp\n{Printing(example)}\n```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_prints_what_the_readme_says()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src/Writ.Policy/README.md"));

        Assert.Contains($"```text\n{string.Join('\n', ReadmeExample.Run())}\n```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Switches_of_the_undocumented_points_are_all_listed()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src/Writ.Policy/README.md"));

        Assert.All(
            typeof(EvaluationOptions).GetProperties().Where(property => property.PropertyType == typeof(bool)),
            property => Assert.Contains($"`{property.Name}`", readme, StringComparison.Ordinal));
    }

    /// <summary>What the test returns, the example prints.</summary>
    private static string Printing(string example) => string.Join('\n', example.Split('\n').Select(line =>
        line.StartsWith(Yield, StringComparison.Ordinal) ? $"Console.WriteLine({line[Yield.Length..^1]});" : line));
}
