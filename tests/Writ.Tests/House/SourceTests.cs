using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Writ.Tests.House;

/// <summary>What docs/style.md says of files and names, as far as it can be counted.</summary>
public sealed class SourceTests(ITestOutputHelper output)
{
    private const int MaxFile = 400;
    private const int MaxMedian = 80;

    [Fact]
    public void Files_have_at_most_400_lines_and_a_median_under_80()
    {
        var lengths = Repository.Sources.Select(file => file.Lines.Count).Order().ToList();
        var median = lengths[lengths.Count / 2];

        var tooLong = Repository.Sources.Where(file => file.Lines.Count > MaxFile).Select(file => $"{file.Path}: {file.Lines.Count} lines");

        output.WriteLine($"{lengths.Count} files, {lengths.Sum()} lines, median {median}, longest {lengths[^1]}");
        Findings.None(tooLong);
        Assert.True(median < MaxMedian, $"The median file has {median} lines.");
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strays = Repository.Sources.Select(file => (file.Path, Space: NamespaceOf(file), Expected: FolderOf(file)))
            .Where(found => found.Space is not null && !found.Space.Equals(found.Expected, StringComparison.Ordinal))
            .Where(found => found.Path is not "src/Writ.Wire.Generator/IsExternalInit.cs") // the compiler looks for it in the framework's namespace
            .Select(found => $"{found.Path}: {found.Space}");

        Findings.None(strays);
    }

    [Fact]
    public void Types_are_named_after_what_they_are()
    {
        var vague = Repository.Sources.SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Where(type => VagueName.IsMatch(type.Identifier.ValueText))
            .Select(type => $"{file.Path}: {type.Identifier.ValueText}"));

        Findings.None(vague);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var leftovers = Repository.Sources.SelectMany(file => file.Lines
            .Where(line => Leftover.IsMatch(line))
            .Select(line => $"{file.Path}: {line.Trim()}"));

        Findings.None(leftovers);
    }

    [Fact]
    public void Suppressions_say_why_on_their_line()
    {
        var silent = Repository.Sources.SelectMany(file => Suppressions(file.Tree.GetRoot())
            .Select(token => file.Tree.GetText().Lines.GetLineFromPosition(token))
            .Select(line => line.ToString())
            .Where(line => !line.Contains("//", StringComparison.Ordinal))
            .Select(line => $"{file.Path}: {line.Trim()}"));

        Findings.None(silent);
    }

    [Fact]
    public void Operations_name_their_source()
    {
        var sourceless = Repository.Sources
            .Where(file => !file.Path.StartsWith("src/Writ.Services/Installations/", StringComparison.Ordinal)) // Writ's own service, of which AWS knows nothing
            .SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Operation"))
            .Where(type => !SourceIn.IsMatch(type.GetLeadingTrivia().ToFullString()))
            .Select(type => $"{file.Path}: no <summary>AWS: … API Reference, {type.Identifier.ValueText}</summary>"));

        Findings.None(sourceless);
    }

    private static Regex VagueName { get; } = new("(?:Manager|Helper|Util|Utils|Impl)$", RegexOptions.CultureInvariant);

    private static Regex Leftover { get; } = new(@"\b(?:TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.CultureInvariant);

    private static Regex SourceIn { get; } = new(@"<summary>[\s\S]*\bAWS: [\s\S]*</summary>", RegexOptions.CultureInvariant);

    /// <summary>Where a warning is silenced: pragmas, SuppressMessage attributes and the null-forgiving operator.</summary>
    private static IEnumerable<int> Suppressions(SyntaxNode root) =>
        root.DescendantNodes(descendIntoTrivia: true).SelectMany(node => node switch
        {
            PragmaWarningDirectiveTriviaSyntax pragma when pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) => [pragma.SpanStart],
            PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.SuppressNullableWarningExpression) => [unary.OperatorToken.SpanStart],
            AttributeSyntax attribute when attribute.Name.ToString().Contains("SuppressMessage", StringComparison.Ordinal) => new[] { attribute.SpanStart },
            _ => [],
        });

    private static string? NamespaceOf(SourceFile file) =>
        file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();

    private static string FolderOf(SourceFile file) => string.Join('.', file.Path.Split('/')[1..^1]);
}
