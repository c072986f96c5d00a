using System.Text.Json;
using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>What services behind AWS's own API Gateway say of broken constraints: the words of its validator of JSON schemas.</summary>
public static class SchemaSentences
{
    public static string Of(IReadOnlyList<ConstraintViolation> violations) => $"[{string.Join(", ", Missing(violations).Concat(Broken(violations)))}]";

    /// <summary>One sentence for all members that a structure lacks.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<ConstraintViolation> violations) => violations
        .Where(violation => violation.Kind == ConstraintKind.Required)
        .GroupBy(violation => violation.Within, StringComparer.Ordinal)
        .Select(structure => $"object has missing required properties ({List(structure.Select(violation => violation.Member.Name).Order(StringComparer.Ordinal))})");

    private static IEnumerable<string> Broken(IReadOnlyList<ConstraintViolation> violations) => violations
        .Where(violation => violation.Kind != ConstraintKind.Required)
        .Select(violation => Of(violation, violation.Member));

    private static string Of(ConstraintViolation violation, MemberSchema member) => violation.Kind switch
    {
        ConstraintKind.Choice => NotInEnum(violation.Shown, member),
        ConstraintKind.Pattern => NoMatch(violation.Shown, member),
        ConstraintKind.TooShort => $"string \"{violation.Shown}\" is too short (length: {violation.Measured}, required minimum: {member.Min})",
        ConstraintKind.TooLong => $"string \"{violation.Shown}\" is too long (length: {violation.Measured}, maximum allowed: {member.Max})",
        ConstraintKind.TooSmall => $"numeric instance is lower than the required minimum (minimum: {member.Min}, found: {violation.Measured})",
        ConstraintKind.TooLarge => $"numeric instance is greater than the required maximum (maximum: {member.Max}, found: {violation.Measured})",
        _ => member.OneOf is not null ? NotInEnum(violation.Entry, member) : NoMatch(violation.Entry, member),
    };

    private static string NotInEnum(string? value, MemberSchema member) => $"instance value ({Quoted(value ?? "")}) not found in enum (possible values: {List(member.OneOf ?? [])})";

    private static string NoMatch(string? value, MemberSchema member) => $"ECMA 262 regex \"^{member.Pattern?.Text}$\" does not match input string \"{value}\"";

    private static string List(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(Quoted))}]";

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
