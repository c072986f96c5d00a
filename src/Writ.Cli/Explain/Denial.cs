namespace Writ.Cli.Explain;

/// <summary>A statement that AWS says it matched.</summary>
internal sealed record MatchedStatement(string? Sid, string? Effect);

/// <summary>A refusal of AWS, as far as a message or an audit record tells.</summary>
internal sealed record Denial
{
    /// <summary>Where it was read: an event with its id, a message.</summary>
    public required string Source { get; init; }

    public string? Principal { get; init; }

    /// <summary>The role's ARN with its path, when the principal is a session of it and the source knows.</summary>
    public string? RoleArn { get; init; }

    public string? Action { get; init; }

    public string? Resource { get; init; }

    public string? ResourceAccount { get; init; }

    public DenialReason? Reason { get; init; }

    public IReadOnlyList<MatchedStatement> Statements { get; init; } = [];

    /// <summary>The condition keys that the source tells; seldom all.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context { get; init; } = [];

    /// <summary>AWS's own words.</summary>
    public string? Message { get; init; }
}
