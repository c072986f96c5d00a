using Writ.Services.Iam.Tags;
using Writ.Services.Sts.Federation.Saml;

namespace Writ.Services.Sts.Federation;

/// <summary>What an identity provider's token or assertion asserts of its bearer, its signature proven.</summary>
public sealed record AssertedIdentity
{
    /// <summary>Who: the token's sub, or the assertion's NameID.</summary>
    public required string Subject { get; init; }

    /// <summary>The provider as the audit record names it: its ARN, or the hash that qualifies the names of a SAML provider.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The caller as the audit record names it: provider, for web identities audience, and subject.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>For whom it was issued, as the answer says it.</summary>
    public required string Audience { get; init; }

    /// <summary>The name of the session to be; the request's for web identities, the assertion's for SAML.</summary>
    public required string SessionName { get; init; }

    /// <summary>Session tags, in the order they came.</summary>
    public IReadOnlyList<TagShape> Tags { get; init; } = [];

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>The session ends by then at the latest; null when the provider does not say.</summary>
    public DateTimeOffset? SessionEnds { get; init; }

    /// <summary>How long the session lasts at the most, in seconds; null when the provider does not say.</summary>
    public int? MaxDuration { get; init; }

    /// <summary>Whom an assertion is about; null for web identities.</summary>
    public SamlSubject? Saml { get; init; }

    /// <summary>The condition keys that go on to the session, of those that the caller has.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> SessionKeys { get; init; } = [];
}
