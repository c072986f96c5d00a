namespace Writ.Services.Organizations.Accounts;

/// <summary>What became of a request to create an account. Accounts are created at once, so it is never in progress.</summary>
public sealed record CreateAccountRequestState
{
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";

    /// <summary>Such as <c>car-…</c>.</summary>
    public required string Id { get; init; }

    public required string AccountName { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The account created; null where the request failed.</summary>
    public string? AccountId { get; init; }

    public string? FailureReason { get; init; }

    public string State => FailureReason is null ? Succeeded : Failed;
}
