namespace Writ.Wire.Validation;

/// <summary>Which kind of constraint a request breaks.</summary>
public enum ConstraintKind
{
    None = 0,

    /// <summary>A required member is absent.</summary>
    Required,

    /// <summary>A value is none of those allowed.</summary>
    Choice,

    /// <summary>A value does not match its pattern.</summary>
    Pattern,
    TooShort,
    TooLong,
    TooSmall,
    TooLarge,

    /// <summary>An entry of a list breaks a constraint.</summary>
    Entries,
}
