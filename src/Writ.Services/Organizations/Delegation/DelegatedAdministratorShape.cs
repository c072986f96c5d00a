using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Delegation;

/// <summary>A delegated administrator on the wire.</summary>
[Shape]
public sealed partial class DelegatedAdministratorShape
{
    public string? Id { get; init; }

    public string? Arn { get; init; }

    [Sensitive]
    public string? Email { get; init; }

    [Sensitive]
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? State { get; init; }

    public string? JoinedMethod { get; init; }

    public DateTimeOffset? JoinedTimestamp { get; init; }

    public DateTimeOffset? DelegationEnabledDate { get; init; }

    internal static DelegatedAdministratorShape Of(DelegatedAdministrator delegated, Membership membership, Platform platform)
    {
        var member = membership.Management.Get(OrganizationsState.Members, delegated.AccountId);
        var account = member is null ? new AccountShape { Id = delegated.AccountId } : AccountShape.Of(member, membership, platform);
        return new DelegatedAdministratorShape
        {
            Id = account.Id,
            Arn = account.Arn,
            Email = account.Email,
            Name = account.Name,
            Status = account.Status,
            State = account.State,
            JoinedMethod = account.JoinedMethod,
            JoinedTimestamp = account.JoinedTimestamp,
            DelegationEnabledDate = delegated.DelegationEnabledDate,
        };
    }
}
