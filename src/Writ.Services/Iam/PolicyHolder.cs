using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Writ.Services.Iam;

/// <summary>A user, group or role: what policies can be embedded in and attached to.</summary>
public abstract record PolicyHolder
{
    public required string Name { get; init; }

    /// <summary>Begins and ends with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The unique id, never used again for another.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Embedded policies by name; names are told apart ignoring case.</summary>
    public ImmutableList<InlinePolicy> InlinePolicies { get; init; } = [];

    /// <summary>ARNs of attached managed policies, in the order they were attached.</summary>
    public ImmutableList<string> AttachedPolicies { get; init; } = [];
}

/// <summary>A policy embedded in one user, group or role.</summary>
public sealed record InlinePolicy(string Name, PolicyText Document);

/// <summary>What can have a permissions boundary: users and roles.</summary>
public interface IBounded
{
    /// <summary>The ARN of the managed policy that limits it, or null.</summary>
    string? PermissionsBoundary { get; }

    TagSet Tags { get; }
}
