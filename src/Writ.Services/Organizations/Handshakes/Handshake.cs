namespace Writ.Services.Organizations.Handshakes;

/// <summary>An offer of an organization to an account, and what became of it. It is in the state of the management account.</summary>
public sealed record Handshake
{
    public const string Invite = "INVITE";
    public const string EnableAllFeatures = "ENABLE_ALL_FEATURES";
    public const string ApproveAllFeatures = "APPROVE_ALL_FEATURES";
    public const string TransferResponsibility = "TRANSFER_RESPONSIBILITY";

    public const string Requested = "REQUESTED";
    public const string Open = "OPEN";
    public const string Canceled = "CANCELED";
    public const string Accepted = "ACCEPTED";
    public const string Declined = "DECLINED";
    public const string Expired = "EXPIRED";

    /// <summary>Such as <c>h-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>INVITE, ENABLE_ALL_FEATURES, APPROVE_ALL_FEATURES or TRANSFER_RESPONSIBILITY.</summary>
    public required string Action { get; init; }

    /// <summary>The state as last written; <see cref="StateAt"/> tells whether it has expired since.</summary>
    public required string State { get; init; }

    public required DateTimeOffset RequestedTimestamp { get; init; }

    public required DateTimeOffset ExpirationTimestamp { get; init; }

    /// <summary>The account it was sent to; null for the process of enabling all features, which is the sender's own.</summary>
    public string? AccountId { get; init; }

    /// <summary>The address by which the account was invited, where it was not by its id.</summary>
    public string? Email { get; init; }

    public string? Notes { get; init; }

    /// <summary>The handshake this one is a part of.</summary>
    public string? ParentId { get; init; }

    /// <summary>The transfer that it proposes.</summary>
    public string? TransferId { get; init; }

    /// <summary>Tags that the account gets when it joins.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>When it was answered or canceled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It is the way to all features itself, which the management account walks; what it asks of others are its parts.</summary>
    public bool IsProcess => this is { Action: EnableAllFeatures, ParentId: null };

    public bool IsPending(DateTimeOffset now) => StateAt(now) is Requested or Open;

    public string StateAt(DateTimeOffset now) => State is Requested or Open && now >= ExpirationTimestamp ? Expired : State;

    /// <summary>What has ended is shown for 30 days.</summary>
    public bool IsShown(DateTimeOffset now) => IsPending(now) || now < (EndedAt ?? ExpirationTimestamp) + TimeSpan.FromDays(30);
}

/// <summary>That an account was sent a handshake.</summary>
/// <param name="Id">The handshake, in the state of who sent it.</param>
public sealed record ReceivedHandshake(string Id);
