namespace Writ.Services.Operations;

/// <summary>Whose state an operation writes.</summary>
public enum Written
{
    /// <summary>The caller's account alone.</summary>
    Caller = 0,

    /// <summary>
    /// Others too, or another in its place: the handler asks for their drafts (<see cref="Kernel.State.Draft.Of"/>), and all becomes durable in
    /// one transaction, whose audit record is the caller's. Such operations run one at a time, so that what concerns all accounts together
    /// holds until they are done.
    /// </summary>
    Several,
}
