using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Writ.Services.Operations;
using Writ.Wire.Generator;
using Writ.Wire.Shapes;

namespace Writ.Tests.Wire.Generator;

/// <summary>Runs the generator on source text, as the compiler would.</summary>
internal static class Generated
{
    private const string Usings = """
        #nullable enable
        using System; using System.Collections.Generic;
        using Writ.Wire.Errors; using Writ.Wire.Shapes; using Writ.Services.Operations;

        """;

    private static readonly MetadataReference[] References =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ShapeAttribute).Assembly.Location)
            .Append(typeof(OperationAttribute).Assembly.Location)
            .Append(typeof(Writ.Kernel.AccountId).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Probe",
        sources.Select((source, at) => CSharpSyntaxTree.ParseText(Usings + source, path: $"{at}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ShapeGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator said, and what the compiler says of source and generated code together.</summary>
    public static (GeneratorDriverRunResult Result, IReadOnlyList<Diagnostic> Problems) Run(params string[] sources)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(sources), out var output, out _);
        return (driver.GetRunResult(), [.. output.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning)]);
    }

    /// <summary>The generated text of the only shape there is.</summary>
    public static string Shape(string source)
    {
        var (result, problems) = Run(source);
        return problems.Count == 0 ? result.GeneratedTrees.Single().ToString() : throw new InvalidOperationException(string.Join('\n', problems));
    }
}
