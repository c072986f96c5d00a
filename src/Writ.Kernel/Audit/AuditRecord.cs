namespace Writ.Kernel.Audit;

/// <summary>One call, ready to be kept: the attributes it is looked up by, and the CloudTrail record itself.</summary>
public sealed record AuditRecord
{
    public required AccountId Account { get; init; }

    /// <summary>A version 7 UUID, unique.</summary>
    public required string EventId { get; init; }

    /// <summary>When the call completed. Kept to the second, as CloudTrail does.</summary>
    public required DateTimeOffset Time { get; init; }

    public required string EventName { get; init; }

    /// <summary>The service's DNS name, such as <c>iam.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    public required bool ReadOnly { get; init; }

    /// <summary>The key that signed; empty when the call carried none that is known.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>User name, role session name or <c>root</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The AROA… id of the role whose session called; its last use is kept by it.</summary>
    public string? RoleId { get; init; }

    /// <summary>The AIDA… id of the user who called. Kept as its last use only, not with the event.</summary>
    public string? UserId { get; init; }

    public required string Region { get; init; }

    public IReadOnlyList<AuditResource> Resources { get; init; } = [];

    /// <summary>The same call as another account's log has it; kept in the same transaction.</summary>
    public AuditRecord? Twin { get; init; }

    /// <summary>The CloudTrail record, UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }
}

/// <summary>A resource that a call names, such as <c>AWS::IAM::User</c> with the user's name.</summary>
public readonly record struct AuditResource(string Type, string Name);
