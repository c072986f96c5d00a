using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>Calls that become durable together, in the order in which they were made.</summary>
/// <param name="Entries">Only valid during the commit: the list is used again for the next batch.</param>
public sealed record CommitBatch(IReadOnlyList<CommitEntry> Entries);

/// <summary>One call: its audit record and, inseparable from it, what it changed.</summary>
/// <param name="Event">The audit record of the call.</param>
/// <param name="Writes">What it changed, each account once; empty for a read or a refused call.</param>
public readonly record struct CommitEntry(AuditRecord Event, IReadOnlyList<AccountWrite> Writes);

/// <summary>The changes of one successful call to one account.</summary>
/// <param name="Account">The account written.</param>
/// <param name="Revision">The revision that results; the stored one must be one less.</param>
/// <param name="Time">When.</param>
/// <param name="Changes">The changed resources; may be empty (a write that found nothing to do).</param>
public sealed record AccountWrite(AccountId Account, long Revision, DateTimeOffset Time, IReadOnlyCollection<Change> Changes);

/// <summary>One entry of the change journal.</summary>
/// <param name="Revision">The account's revision after it.</param>
/// <param name="Time">When, to the millisecond.</param>
/// <param name="EventId">The audit event of the call that made it.</param>
/// <param name="Change">What became of one resource.</param>
public sealed record JournalEntry(long Revision, DateTimeOffset Time, string EventId, Change Change);
