using Writ.Wire.Shapes;

namespace Writ.Services.Operations;

/// <summary>
/// What a service puts on record besides the call that led to it (AWS: CloudTrail User Guide, non-API events by services): in the log of the
/// account that it concerns, which need not be the caller's.
/// </summary>
/// <param name="Account">Whose log it is in.</param>
/// <param name="Name">Such as <c>CreateAccountResult</c>.</param>
/// <param name="Element">What the details are called in serviceEventDetails; null where they are all of it.</param>
/// <param name="Details">What happened.</param>
public sealed record ServiceEvent(AccountId Account, string Name, string? Element, IShape Details);
