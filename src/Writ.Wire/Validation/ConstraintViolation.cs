using Writ.Wire.Shapes;

namespace Writ.Wire.Validation;

/// <summary>A constraint that a request breaks.</summary>
/// <param name="Kind">Which kind of constraint.</param>
/// <param name="Within">Where the member's structure stands: empty at the top, else <c>tags.1.member.</c></param>
/// <param name="Member">The member.</param>
/// <param name="Shown">Its value, as far as it may be shown.</param>
public sealed record ConstraintViolation(ConstraintKind Kind, string Within, MemberSchema Member, string Shown)
{
    /// <summary>The length of a text or list, or the number itself.</summary>
    public long Measured { get; init; }

    /// <summary>The first entry of a list that is not allowed.</summary>
    public string Entry { get; init; } = "";
}
