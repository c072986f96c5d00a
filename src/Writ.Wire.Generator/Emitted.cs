using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Writ.Wire.Generator;

/// <summary>What one class became: a file's name and text, or what is wrong with the class.</summary>
internal sealed record Emitted(string Name, string Text, string? DiagnosticId = null, string? Complaint = null)
{
    /// <summary>The literal of the service that an operation is of.</summary>
    public string? Service { get; init; }

    public void AddTo(SourceProductionContext output)
    {
        if (!ReportTo(output))
        {
            output.AddSource(Name + ".g.cs", SourceText.From(Text, Encoding.UTF8));
        }
    }

    /// <summary>Reports the complaint, if there is one.</summary>
    public bool ReportTo(SourceProductionContext output)
    {
        if (DiagnosticId is null)
        {
            return false;
        }

        output.ReportDiagnostic(Diagnostic.Create(Diagnostics.Find(DiagnosticId), Location.None, Name, Complaint));
        return true;
    }
}

internal static class Diagnostics
{
    private static readonly DiagnosticDescriptor NotAnOperation = Error("WRIT001", "An operation declares its request, response and authorization");
    private static readonly DiagnosticDescriptor UnknownMemberType = Error("WRIT002", "A shape's member has a type of AWS's wire");

    public static DiagnosticDescriptor Find(string id) => id == NotAnOperation.Id ? NotAnOperation : UnknownMemberType;

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}: {1}", "Writ", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
