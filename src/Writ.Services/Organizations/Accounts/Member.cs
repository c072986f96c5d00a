using Writ.Services.Organizations.Structure;

namespace Writ.Services.Organizations.Accounts;

/// <summary>An account as its organization has it; name, address and status are the account's own (<see cref="AccountProfile"/>).</summary>
public sealed record Member : Node
{
    public const string Invited = "INVITED";
    public const string Created = "CREATED";

    public required string ParentId { get; init; }

    /// <summary>INVITED or CREATED.</summary>
    public required string JoinedMethod { get; init; }

    public required DateTimeOffset JoinedTimestamp { get; init; }
}
