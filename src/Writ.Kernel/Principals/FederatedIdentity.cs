namespace Writ.Kernel.Principals;

/// <summary>An identity that an identity provider vouched for: of the bearer of its token, and then of the role session made with it.</summary>
public sealed record FederatedIdentity
{
    /// <summary>The provider's ARN: <c>aws:FederatedProvider</c> of the session.</summary>
    public required string Provider { get; init; }

    /// <summary>The condition keys that the provider's word sets, <c>host/path:sub</c> and the like; of a session only those that AWS keeps.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Keys { get; init; } = [];
}
