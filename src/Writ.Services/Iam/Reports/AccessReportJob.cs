namespace Writ.Services.Iam.Reports;

/// <summary>
/// An access report that was asked for. Only what it is about is kept: the report itself is worked out when it is read.
/// </summary>
public sealed record AccessReportJob
{
    /// <summary>How long a report can be read.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How far back a report looks.</summary>
    internal static readonly TimeSpan Period = TimeSpan.FromDays(400);

    /// <summary>A version 7 UUID: jobs are in the order of their creation.</summary>
    public required string Id { get; init; }

    /// <summary>The user, group, role or policy, or the access report about an organization.</summary>
    public required string Arn { get; init; }

    /// <summary>Its unique id: another entity that takes its name later is another one.</summary>
    public required string EntityId { get; init; }

    /// <summary>The path of the root, OU or account, of reports about an organization; null of others.</summary>
    public string? EntityPath { get; init; }

    /// <summary>The one SCP that such a report is about; null for all in force.</summary>
    public string? OrganizationsPolicyId { get; init; }

    /// <summary>SERVICE_LEVEL or ACTION_LEVEL.</summary>
    public required string Granularity { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>The unique id of the user or role that asked for it, or the account; nobody else may read it.</summary>
    public required string RequestedBy { get; init; }

    internal bool IsExpired(DateTimeOffset now) => now - CreateDate >= Lifetime;

    internal bool Covers(DateTimeOffset time) => time >= CreateDate - Period;
}
