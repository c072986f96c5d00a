namespace Writ.Kernel.Audit;

/// <summary>The last time that somebody called an operation, or that a key signed a call of a service.</summary>
/// <param name="Entity">The unique id of a user or role, or the id of a long-term key.</param>
/// <param name="EventSource">The service, such as <c>iam.amazonaws.com</c>.</param>
/// <param name="EventName">The operation; empty for keys, of which only the service is kept.</param>
/// <param name="Region">Where.</param>
/// <param name="Time">When, to the second.</param>
/// <param name="Position">The event's place in the log: of two uses the one with the higher position is the later.</param>
public sealed record LastUse(string Entity, string EventSource, string EventName, string Region, DateTimeOffset Time, long Position);
