using Writ.Kernel.Audit;

namespace Writ.Store;

/// <summary>What a writing operation came to.</summary>
/// <param name="Result">What its caller is answered once the outcome is durable.</param>
/// <param name="Commit">Whether the draft becomes the account's next state; false throws it away.</param>
/// <param name="Event">The audit record of the call, kept either way.</param>
public readonly record struct WriteOutcome<T>(T Result, bool Commit, AuditRecord Event)
{
    /// <summary>What else is put on record, in the same transaction, if the draft is committed; null for nothing.</summary>
    public IReadOnlyList<AuditRecord>? Also { get; init; }
}
