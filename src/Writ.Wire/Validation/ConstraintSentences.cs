using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>What most services of AWS say of broken constraints.</summary>
public static class ConstraintSentences
{
    /// <param name="violations">At least one.</param>
    /// <param name="quotesValues">Whether the service repeats the values that it refuses; some say nothing of them, not even that one is missing.</param>
    public static string Of(IReadOnlyList<ConstraintViolation> violations, bool quotesValues) =>
        $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", violations.Select(violation => Of(violation, quotesValues)))}";

    private static string Of(ConstraintViolation violation, bool quotesValues)
    {
        var path = violation.Within + violation.Member.LowerName;
        var value = quotesValues ? Quoted(violation) : "";
        return $"Value {value}at '{path}' failed to satisfy constraint: {Constraint(violation.Kind, violation.Member)}";
    }

    private static string Quoted(ConstraintViolation violation) =>
        violation.Kind == ConstraintKind.Required ? "null "
        : violation.Shown is { } shown ? $"'{shown}' "
        : "";

    private static string Constraint(ConstraintKind kind, MemberSchema member) => kind switch
    {
        ConstraintKind.Required => "Member must not be null",
        ConstraintKind.Choice => $"Member must satisfy enum value set: [{string.Join(", ", member.OneOf ?? [])}]",
        ConstraintKind.Pattern => $"Member must satisfy regular expression pattern: {member.Pattern?.Text}",
        ConstraintKind.TooShort => $"Member must have length greater than or equal to {member.Min}",
        ConstraintKind.TooLong => $"Member must have length less than or equal to {member.Max}",
        ConstraintKind.TooSmall => $"Member must have value greater than or equal to {member.Min}",
        ConstraintKind.TooLarge => $"Member must have value less than or equal to {member.Max}",
        _ => $"Member must satisfy constraint: [{string.Join(", ", ConstraintsOfEach(member))}]",
    };

    /// <summary>All that a list's strings must satisfy: AWS names it all, whichever was broken.</summary>
    private static IEnumerable<string> ConstraintsOfEach(MemberSchema member)
    {
        if (member.EachLength is { } bounds)
        {
            if (bounds.Max < int.MaxValue)
            {
                yield return $"Member must have length less than or equal to {bounds.Max}";
            }

            yield return $"Member must have length greater than or equal to {bounds.Min}";
        }

        if (member.OneOf is not null)
        {
            yield return Constraint(ConstraintKind.Choice, member);
        }

        if (member.Pattern is not null)
        {
            yield return Constraint(ConstraintKind.Pattern, member);
        }

        yield return "Member must not be null";
    }
}
