using Writ.Policy;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>What an organization means for the requests of an account, and for those to its resources.</summary>
public sealed record AccountGuardrails
{
    public required string OrganizationId { get; init; }

    /// <summary>The one way from the organization to the account's parent, as <c>aws:PrincipalOrgPaths</c> has it: <c>o-a/r-b/ou-c/</c>.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>SCPs from root to account, one list a level; empty where they do not apply.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>RCPs from root to account, one list a level; empty where they do not apply.</summary>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> ResourceControl { get; init; } = [];
}
