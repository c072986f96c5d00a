namespace Writ.Services.Operations;

/// <summary>Whose state an operation writes.</summary>
public enum Written
{
    /// <summary>The caller's account, or the one that an <see cref="IElsewhereOperation{TRequest}"/> names.</summary>
    Caller = 0,

    /// <summary>The management account of the caller's organization, in whose state all of the organization is; the caller's own where there is none.</summary>
    Organization,

    /// <summary>
    /// Several accounts in one transaction (<see cref="Kernel.State.Draft.Of"/>), beginning with the caller's. Such operations run one at a
    /// time, so that what concerns all accounts together holds until they are done.
    /// </summary>
    Several,
}
