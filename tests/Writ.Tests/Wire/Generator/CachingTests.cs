using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Writ.Tests.Wire.Generator;

/// <summary>Typing in one file must not make the editor write all the others anew.</summary>
public sealed class CachingTests
{
    private const string Source =
        """
        namespace N;
        [Shape] public sealed partial class Ask { public string? Name { get; init; } }
        [Shape] public sealed partial class Answer { public Ask? Echo { get; init; } }
        [Operation("iam")] public sealed class Probe : IReadOperation<Ask, Answer> { }
        """;

    [Fact]
    public void Unrelated_edit_changes_no_result_and_writes_nothing()
    {
        var compilation = Generated.Compile(Source, "namespace M; public static class Other { public static int F() => 1; }");
        var driver = Generated.Driver().RunGenerators(compilation);

        var edited = Edit(compilation, 1, "namespace M; public static class Other { public static int F() => 2; public static int G() => 3; }");
        var steps = driver.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(steps.TrackedSteps["Shapes"]).Except([IncrementalStepRunReason.Cached]).DefaultIfEmpty(IncrementalStepRunReason.Unchanged));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(steps.TrackedSteps["Operations"]).Except([IncrementalStepRunReason.Cached]).DefaultIfEmpty(IncrementalStepRunReason.Unchanged));
        Assert.All(steps.TrackedOutputSteps.SelectMany(step => step.Value), step => Assert.All(step.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)));
    }

    [Fact]
    public void Comment_in_a_shape_writes_nothing()
    {
        var compilation = Generated.Compile(Source);
        var driver = Generated.Driver().RunGenerators(compilation);

        var steps = driver.RunGenerators(Edit(compilation, 0, "// moved\n" + Source)).GetRunResult().Results.Single();

        Assert.All(steps.TrackedOutputSteps.SelectMany(step => step.Value), step => Assert.All(step.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)));
    }

    [Fact]
    public void Edited_shape_is_written_and_the_others_are_not()
    {
        var compilation = Generated.Compile(Source);
        var driver = Generated.Driver().RunGenerators(compilation);

        var steps = driver.RunGenerators(Edit(compilation, 0, Source.Replace("Name {", "Title {", StringComparison.Ordinal))).GetRunResult().Results.Single();

        Assert.Equal(1, steps.TrackedSteps["Shapes"].SelectMany(step => step.Outputs).Count(output => output.Reason == IncrementalStepRunReason.Modified));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(steps.TrackedSteps["Operations"]));
    }

    [Fact]
    public void Steps_keep_nothing_of_the_compilation()
    {
        var steps = Generated.Driver().RunGenerators(Generated.Compile(Source)).GetRunResult().Results.Single().TrackedSteps;

        var kept = new[] { "Shapes", "Operations" }.SelectMany(name => steps[name]).SelectMany(step => step.Outputs)
            .SelectMany(output => output.Value.GetType().GetProperties().Select(property => property.PropertyType));

        Assert.All(kept, type => Assert.True(type == typeof(string) || type == typeof(Type), type.FullName));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason).Distinct();

    private static Compilation Edit(CSharpCompilation compilation, int file, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Generated.Compile(source).SyntaxTrees[0]);
}
