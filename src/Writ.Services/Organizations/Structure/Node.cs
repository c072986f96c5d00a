using System.Collections.Immutable;

namespace Writ.Services.Organizations.Structure;

/// <summary>What policies are attached to: a root, an organizational unit or an account.</summary>
public abstract record Node
{
    /// <summary>Such as <c>r-ab12</c>, <c>ou-ab12-c3d4e5f6</c> or an account's twelve digits.</summary>
    public required string Id { get; init; }

    /// <summary>The ids of attached policies of all types, AWS's own among them, in the order of their attachment.</summary>
    public ImmutableList<string> Policies { get; init; } = [];

    public TagSet Tags { get; init; } = TagSet.Empty;
}

/// <summary>The root of an organization's tree.</summary>
public sealed record OrganizationRoot : Node
{
    public const string Name = "Root";

    /// <summary>The enabled policy types, in the order of their enabling.</summary>
    public ImmutableList<string> PolicyTypes { get; init; } = [];
}

/// <summary>A group of accounts and other units.</summary>
public sealed record OrganizationalUnit : Node
{
    public required string Name { get; init; }

    public required string ParentId { get; init; }
}
