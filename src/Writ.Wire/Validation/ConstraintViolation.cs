using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>A constraint that a request breaks.</summary>
/// <param name="Kind">Which kind of constraint.</param>
/// <param name="Within">Where the member's structure stands: empty at the top, else <c>tags.1.member.</c></param>
/// <param name="Member">The member.</param>
/// <param name="Shown">Its value; null when it is not shown: values of lists, what is secret, long texts and texts of several lines.</param>
public sealed record ConstraintViolation(ConstraintKind Kind, string Within, MemberSchema Member, string? Shown)
{
    /// <summary>The length of a text or list, or the number itself.</summary>
    public long Measured { get; init; }

    /// <summary>The first entry of a list that is not allowed; null when it is not shown.</summary>
    public string? Entry { get; init; }
}
