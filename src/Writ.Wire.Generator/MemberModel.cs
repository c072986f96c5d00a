using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Writ.Wire.Generator;

/// <summary>A shape's member, as far as code is made from it.</summary>
internal sealed class MemberModel
{
    private readonly IPropertySymbol _property;

    public MemberModel(IPropertySymbol property)
    {
        _property = property;
        Property = SyntaxFacts.GetKeywordKind(property.Name) == SyntaxKind.None ? property.Name : "@" + property.Name;
        Nullable = property.NullableAnnotation == NullableAnnotation.Annotated;
        var type = property.Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            Nullable = true;
        }

        (WireType, Accessor, Element) = Classify(type);
    }

    public string Property { get; }

    public bool Nullable { get; }

    /// <summary>The WireType's name; null when the property's type is none.</summary>
    public string? WireType { get; }

    /// <summary>The reader's and writer's method.</summary>
    public string Accessor { get; }

    /// <summary>The structure's type, or that of a list's entries.</summary>
    public string? Element { get; }

    public string TypeName => _property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The expression that makes the member's schema.</summary>
    public string Schema()
    {
        var name = Argument("WireNameAttribute")?[0] ?? _property.Name;
        var settings = Settings();
        var initializer = settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
        return $"new({Literal(name)}, global::Writ.Wire.Shapes.WireType.{WireType}){initializer}";
    }

    /// <summary>The expression that reads the member, given its schema's expression.</summary>
    public string Read(string schema)
    {
        var read = Accessor switch
        {
            "List" or "Structure" => $"reader.{Accessor}({schema}, {Element}.ReadShape)",
            "IntegerMap" => $"(global::System.Collections.Generic.IReadOnlyDictionary<string, int>?)null",
            _ => $"reader.{Accessor}({schema})",
        };
        return Nullable ? read : $"{read} ?? {StandIn(schema)}";
    }

    private List<string> Settings()
    {
        var settings = new List<string>();
        if (_property.IsRequired)
        {
            settings.Add("Required = true");
        }

        if (Argument("SensitiveAttribute") is not null)
        {
            settings.Add("Sensitive = true");
        }

        foreach (var bounds in new[] { Argument("LengthAttribute"), Argument("RangeAttribute") }.OfType<object?[]>())
        {
            settings.Add($"Min = {Literal(bounds[0])}");
            settings.Add($"Max = {Literal(bounds[1])}");
        }

        if (Argument("EachLengthAttribute") is { } each)
        {
            settings.Add($"EachLength = ({Literal(each[0])}, {Literal(each[1])})");
        }

        AddPlace(settings);
        AddText(settings, "PatternAttribute", value => $"Pattern = global::Writ.Wire.Shapes.ConstraintPattern.Of({value})");
        AddText(settings, "ConditionKeyAttribute", value => $"ConditionKey = {value}");
        AddText(settings, "NamesAttribute", value => $"ResourceType = {value}");
        if (Argument("OneOfAttribute")?[0] is object?[] values)
        {
            settings.Add($"OneOf = new string[] {{ {string.Join(", ", values.Select(Literal))} }}");
        }

        if (Element is not null && Accessor != "Strings")
        {
            settings.Add($"ShapeOf = static () => {Element}.__Shape");
        }

        return settings;
    }

    private void AddPlace(List<string> settings)
    {
        if (Argument("LocationAttribute") is { } location)
        {
            settings.Add($"Location = (global::Writ.Wire.Shapes.MemberLocation){Literal(location[0])}");
            if (location[1] is not null)
            {
                settings.Add($"LocationName = {Literal(location[1])}");
            }
        }

        if (Argument("TimeFormAttribute") is { } form)
        {
            settings.Add($"TimeForm = (global::Writ.Wire.Shapes.TimeForm){Literal(form[0])}");
        }
    }

    private string StandIn(string schema) => Accessor switch
    {
        "String" => $"reader.Missing({schema}, \"\")",
        "Structure" => $"reader.MissingStructure({schema}, {Element}.ReadShape)",
        "Strings" or "List" => $"reader.Missing<{TypeName}>({schema}, [])",
        "StringMap" => $"reader.Missing<{TypeName}>({schema}, new global::System.Collections.Generic.Dictionary<string, string>())",
        "IntegerMap" => $"reader.Missing<{TypeName}>({schema}, new global::System.Collections.Generic.Dictionary<string, int>())",
        "Blob" => $"reader.Missing<byte[]>({schema}, [])",
        _ => $"reader.Missing({schema}, default({TypeName}))",
    };

    private void AddText(List<string> settings, string attribute, Func<string, string> setting)
    {
        if (Argument(attribute) is { } arguments)
        {
            settings.Add(setting(Literal(arguments[0])));
        }
    }

    private object?[]? Argument(string attribute) => _property.GetAttributes()
        .FirstOrDefault(found => found.AttributeClass?.Name == attribute)?
        .ConstructorArguments.Select(Constant).ToArray();

    private static object? Constant(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? constant.Values.Select(Constant).ToArray() : constant.Value;

    private static string Literal(object? value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        null => "null",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static (string? WireType, string Accessor, string? Element) Classify(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String: return ("String", "String", null);
            case SpecialType.System_Int32: return ("Integer", "Integer", null);
            case SpecialType.System_Int64: return ("Long", "Long", null);
            case SpecialType.System_Double: return ("Double", "Double", null);
            case SpecialType.System_Boolean: return ("Boolean", "Boolean", null);
            default: return ClassifyNamed(type);
        }
    }

    private static (string? WireType, string Accessor, string? Element) ClassifyNamed(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ("Blob", "Blob", null);
        }

        if (type is not INamedTypeSymbol named)
        {
            return (null, "", null);
        }

        var arguments = named.TypeArguments;
        return named.Name switch
        {
            "DateTimeOffset" => ("Timestamp", "Timestamp", null),
            "IReadOnlyList" when arguments[0].SpecialType == SpecialType.System_String => ("StringList", "Strings", null),
            "IReadOnlyList" when IsShape(arguments[0]) => ("List", "List", Full(arguments[0])),
            "IReadOnlyDictionary" when arguments[0].SpecialType == SpecialType.System_String => arguments[1].SpecialType switch
            {
                SpecialType.System_String => ("StringMap", "StringMap", null),
                SpecialType.System_Int32 => ("IntegerMap", "IntegerMap", null),
                _ => (null, "", null),
            },
            _ when IsShape(named) => ("Structure", "Structure", Full(named)),
            _ => (null, "", null),
        };
    }

    private static bool IsShape(ITypeSymbol type) => type.GetAttributes().Any(found => found.AttributeClass?.Name == "ShapeAttribute");

    private static string Full(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
