using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Writ.Tests.House;

/// <summary>Methods are small, flat and take few things; what may not be is listed in <see cref="Exceptions"/> with its reason.</summary>
public sealed class MethodTests
{
    private const int MaxLines = 40;
    private const int MaxNesting = 4;
    private const int MaxParameters = 5;

    [Fact]
    public void Methods_have_at_most_40_lines() =>
        Check(Exceptions.LongMethods, MaxLines, method => LinesOf(method));

    [Fact]
    public void Methods_nest_at_most_4_deep() => Check(Exceptions.DeepMethods, MaxNesting, Depth);

    [Fact]
    public void Methods_have_at_most_5_parameters() => Check(
        Exceptions.WideMethods,
        MaxParameters,
        method => method switch
        {
            BaseMethodDeclarationSyntax declared => declared.ParameterList.Parameters.Count,
            LocalFunctionStatementSyntax local => local.ParameterList.Parameters.Count,
            ClassDeclarationSyntax { ParameterList: { } primary } => primary.Parameters.Count,
            StructDeclarationSyntax { ParameterList: { } primary } => primary.Parameters.Count,
            _ => 0,
        },
        IsMethodOrType);

    private static void Check(Dictionary<string, string> exceptions, int max, Func<SyntaxNode, int> measure, Func<SyntaxNode, bool>? which = null)
    {
        var found = Repository.Sources
            .SelectMany(file => file.Tree.GetRoot().DescendantNodes().Where(which ?? IsMethod).Select(method => (Name: $"{file.Path} {NameOf(method)}", Size: measure(method))))
            .Where(method => method.Size > max)
            .ToList();

        Findings.None(found.Where(method => !exceptions.ContainsKey(method.Name)).Select(method => $"{method.Name}: {method.Size}"));
        Findings.None(exceptions.Keys.Except(found.Select(method => method.Name)));
    }

    private static int LinesOf(SyntaxNode method)
    {
        var span = method.SyntaxTree.GetLineSpan(method.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static bool IsMethod(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    // A record's parameters are its data.
    private static bool IsMethodOrType(SyntaxNode node) => IsMethod(node) || node is ClassDeclarationSyntax or StructDeclarationSyntax;

    private static string NameOf(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => method.GetType().Name,
    };

    /// <summary>How many statements with a body of their own stand inside each other; else-if is one step.</summary>
    private static int Depth(SyntaxNode node)
    {
        var inside = node.ChildNodes().Select(Depth).DefaultIfEmpty(0).Max();
        return inside + (node is IfStatementSyntax { Parent: not ElseClauseSyntax } or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax
            or DoStatementSyntax or SwitchStatementSyntax or TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax ? 1 : 0);
    }
}
