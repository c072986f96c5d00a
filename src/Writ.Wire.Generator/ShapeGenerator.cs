using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Writ.Wire.Generator;

/// <summary>
/// Gives every [Shape] its schema, reader and writer, and lists every [Operation] in the catalog. A step's result is the
/// finished text, so that unchanged shapes are recognized by comparing strings and nothing of the compilation is kept.
/// </summary>
[Generator]
public sealed class ShapeGenerator : IIncrementalGenerator
{
    private const string ShapeAttribute = "Writ.Wire.Shapes.ShapeAttribute";
    private const string OperationAttribute = "Writ.Services.Operations.OperationAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var shapes = context.SyntaxProvider
            .ForAttributeWithMetadataName(ShapeAttribute, (node, _) => node is ClassDeclarationSyntax, (source, _) => ShapeEmitter.Emit((INamedTypeSymbol)source.TargetSymbol))
            .WithTrackingName("Shapes");
        context.RegisterSourceOutput(shapes, (output, shape) => shape.AddTo(output));

        var operations = context.SyntaxProvider
            .ForAttributeWithMetadataName(OperationAttribute, (node, _) => node is ClassDeclarationSyntax, (source, _) => OperationEmitter.Emit((INamedTypeSymbol)source.TargetSymbol, source.Attributes[0]))
            .WithTrackingName("Operations");
        context.RegisterSourceOutput(operations, (output, operation) => operation.ReportTo(output));
        context.RegisterSourceOutput(operations.Collect(), OperationEmitter.EmitCatalog);
    }
}
