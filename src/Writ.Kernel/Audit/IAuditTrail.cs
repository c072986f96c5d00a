namespace Writ.Kernel.Audit;

/// <summary>The audit log as operations read it. Every answer includes all calls acknowledged before it was asked.</summary>
public interface IAuditTrail
{
    /// <summary>Finds events, newest first.</summary>
    ValueTask<AuditPage> FindAsync(AuditQuery query, CancellationToken cancellation);

    /// <summary>
    /// What users and roles (by unique id) and long-term keys last did, one entity after another. Refused calls count, those
    /// whose signature did not hold do not. Reading is not interrupted: ask for some hundreds at once, not for all.
    /// </summary>
    ValueTask<IReadOnlyList<LastUse>> LastUsesAsync(AccountId account, IReadOnlyCollection<string> entities, CancellationToken cancellation);
}

/// <summary>By what LookupEvents can filter; none means all.</summary>
public enum AuditAttribute
{
    None = 0,
    EventId,
    EventName,
    ReadOnly,
    Username,
    ResourceType,
    ResourceName,
    EventSource,
    AccessKeyId,
}

/// <param name="Account">Whose log.</param>
/// <param name="Attribute">The one attribute to filter by.</param>
/// <param name="Value">Its value, compared exactly; null only for <see cref="AuditAttribute.None"/>.</param>
/// <param name="From">Earliest time, inclusive; null for no bound.</param>
/// <param name="To">Latest time, inclusive; null for no bound.</param>
/// <param name="Before">Only events with a position below this one: where the previous page ended. Null starts at the newest.</param>
/// <param name="Limit">How many at the most; at least 1.</param>
public sealed record AuditQuery(AccountId Account, AuditAttribute Attribute, string? Value, DateTimeOffset? From, DateTimeOffset? To, long? Before, int Limit);

/// <param name="Events">Newest first.</param>
/// <param name="Next">The position to continue before, or null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Events, long? Next);
