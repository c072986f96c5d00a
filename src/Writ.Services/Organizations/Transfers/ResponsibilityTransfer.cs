namespace Writ.Services.Organizations.Transfers;

/// <summary>
/// That one management account, the target, pays for the organization of another, the source. It is in the state of the target, which invites;
/// the source has a pointer to it (<see cref="OutboundTransfer"/>).
/// </summary>
public sealed record ResponsibilityTransfer
{
    public const string Billing = "BILLING";
    public const string Requested = "REQUESTED";
    public const string Accepted = "ACCEPTED";
    public const string Withdrawn = "WITHDRAWN";
    public const string Expired = "EXPIRED";

    private static readonly TimeSpan ShownAfterEnd = TimeSpan.FromDays(30);

    /// <summary>Such as <c>rt-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the target calls it; the source does not see that.</summary>
    public required string Name { get; init; }

    public required string SourceAccountId { get; init; }

    /// <summary>The first instant of a month.</summary>
    public required DateTimeOffset StartTimestamp { get; init; }

    /// <summary>The last millisecond of a month; null until it is withdrawn.</summary>
    public DateTimeOffset? EndTimestamp { get; init; }

    public required string HandshakeId { get; init; }

    /// <summary>Until when the invitation can be accepted.</summary>
    public required DateTimeOffset ExpirationTimestamp { get; init; }

    /// <summary>As last written: REQUESTED, WITHDRAWN, or what became of the invitation; <see cref="StatusAt"/> tells whether that has expired since.</summary>
    public string Status { get; init; } = Requested;

    /// <summary>When the invitation was answered or canceled.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    public string StatusAt(DateTimeOffset now) => Status == Requested && now >= ExpirationTimestamp ? Expired : Status;

    /// <summary>It was agreed upon, and has not ended.</summary>
    public bool IsInForce(DateTimeOffset now) => Status == Accepted || (Status == Withdrawn && now <= EndTimestamp);

    /// <summary>It is in force, or may come to be.</summary>
    public bool IsUnderWay(DateTimeOffset now) => IsInForce(now) || StatusAt(now) == Requested;

    /// <summary>What came to nothing is shown for 30 days.</summary>
    public bool IsShown(DateTimeOffset now) =>
        Status is Accepted or Withdrawn || StatusAt(now) == Requested || now < (AnsweredAt ?? ExpirationTimestamp) + ShownAfterEnd;
}

/// <summary>That an account was asked to let another pay for its organization.</summary>
/// <param name="Id">The transfer, in the state of who asked.</param>
public sealed record OutboundTransfer(string Id);
