using Writ.Services.Operations;
using Writ.Services.Organizations.Structure;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

/// <summary>An account on the wire.</summary>
[Shape]
public sealed partial class AccountShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    [Sensitive]
    public string? Email { get; init; }

    [Sensitive]
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? State { get; init; }

    public IReadOnlyList<string>? Paths { get; init; }

    public string? JoinedMethod { get; init; }

    public DateTimeOffset? JoinedTimestamp { get; init; }

    internal static AccountShape Of(Member member, Membership membership, Platform platform)
    {
        var profile = AccountProfile.Of(platform.Outlines(AccountId.Parse(member.Id)), platform);
        return new AccountShape
        {
            Id = member.Id,
            Arn = new OrganizationArn(membership.Management.Id, membership.Organization.Id).Account(member.Id),
            Email = profile.Email,
            Name = profile.Name,
            Status = profile.Status,
            State = profile.State,
            Paths = [Tree.Path(membership, member)],
            JoinedMethod = member.JoinedMethod,
            JoinedTimestamp = member.JoinedTimestamp,
        };
    }
}
