namespace Writ.Services.Iam.Account;

/// <summary>What the account prefers of STS.</summary>
public sealed record TokenPreferences
{
    /// <summary>The key of the one there is.</summary>
    public const string Key = "token-preferences";

    /// <summary>1 or 2.</summary>
    public required int GlobalEndpointTokenVersion { get; init; }
}
