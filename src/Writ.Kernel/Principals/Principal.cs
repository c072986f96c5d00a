using Writ.Policy;

namespace Writ.Kernel.Principals;

/// <summary>Who makes a request, as proven by its signature.</summary>
public sealed record Principal
{
    /// <summary>The caller as policies see it.</summary>
    public required Caller Caller { get; init; }

    public required AccountId Account { get; init; }

    /// <summary>The caller's ARN, as <c>GetCallerIdentity</c> answers and AccessDenied messages name it.</summary>
    public required string Arn { get; init; }

    /// <summary><c>aws:userid</c>: the account for root, AIDA… for users, AROA…:session for role sessions.</summary>
    public required string UserId { get; init; }

    /// <summary>The key that signed.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary><c>aws:PrincipalTag/*</c>: the entity's tags, with those of the session over them.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Root, or a session as root that another account was given.</summary>
    public bool IsRoot => Caller.Kind is CallerKind.Root or CallerKind.AssumedRootSession;

    /// <summary>What temporary credentials carry; null for long-term keys.</summary>
    public Session? Session { get; init; }

    /// <summary>What an identity provider said of the principal; null when none did.</summary>
    public FederatedIdentity? Federation { get; init; }
}
