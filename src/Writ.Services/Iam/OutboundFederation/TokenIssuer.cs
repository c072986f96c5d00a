using System.Text.Json.Serialization;
using Writ.Kernel.State;

namespace Writ.Services.Iam.OutboundFederation;

/// <summary>
/// The account as an issuer of web identity tokens. It comes into being when outbound federation is first enabled and stays:
/// who enables it again gets the same issuer, which relying parties trust already.
/// </summary>
public sealed record TokenIssuer
{
    /// <summary>An account has at most one.</summary>
    public const string Key = "TokenIssuer";

    /// <summary>Where issuers are, below the installation's public URL.</summary>
    public const string PathPrefix = "/_writ/oidc/";

    /// <summary>No token is valid for longer.</summary>
    public const int MaxTokenSeconds = 3_600;

    /// <summary>How long a key is published before it signs, which is longer than relying parties keep the list of keys.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How old keys are that get successors. Nothing signed by the successors' predecessors can be valid any more by then, so that there
    /// are never more than two keys of an algorithm.
    /// </summary>
    private static readonly TimeSpan KeyAge = TimeSpan.FromDays(1);

    /// <summary>What its URL ends with; drawn, so that the URL does not follow from the account's number.</summary>
    public required string Id { get; init; }

    /// <summary>When it was disabled; null while it is enabled.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>All keys that tokens may be signed with, the oldest first. Each is published.</summary>
    public required IReadOnlyList<SigningKey> Keys { get; init; }

    [JsonIgnore]
    public bool IsEnabled => DisabledAt is null;

    public static TokenIssuer? Of(AccountState state) => state.Get(IamState.TokenIssuers, Key);

    /// <summary>The key that signs with an algorithm: the newest that relying parties can know of, or the only one.</summary>
    public SigningKey? SignsWith(string algorithm, DateTimeOffset now)
    {
        var keys = Keys.Where(key => key.Algorithm == algorithm).ToList();
        return keys.FindLast(key => key.CreateDate + Notice <= now) ?? keys.FirstOrDefault();
    }

    /// <summary>Whether it is time for <see cref="With"/>.</summary>
    public bool IsDueForKeys(DateTimeOffset now) => Keys.All(key => key.CreateDate + KeyAge <= now);

    /// <summary>The same issuer with successors of its keys. Of those there were, the newest of each algorithm stay, for what they signed.</summary>
    public TokenIssuer With(IReadOnlyList<SigningKey> successors) =>
        this with { Keys = [.. successors.Select(key => Keys.LastOrDefault(old => old.Algorithm == key.Algorithm)).OfType<SigningKey>(), .. successors] };

    /// <summary>
    /// Whether relying parties may read its keys: while it is enabled, and after that as long as a token from before may be valid
    /// (AWS: disabling does not affect tokens that were issued before).
    /// </summary>
    public bool IsPublished(DateTimeOffset now) => DisabledAt is not { } since || now < since.AddSeconds(MaxTokenSeconds);

    /// <summary>The issuer's URL, which tokens name as <c>iss</c>.</summary>
    /// <param name="publicUrl">Where relying parties reach this installation, without a slash at the end.</param>
    /// <param name="account">Whose issuer it is.</param>
    public string Url(string publicUrl, AccountId account) => $"{publicUrl}{PathPrefix}{account}/{Id}";
}
