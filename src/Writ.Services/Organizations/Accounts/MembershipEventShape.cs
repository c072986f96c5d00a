using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

/// <summary>That an account came into an organization or out of it, as its management account's audit log shows it.</summary>
[Shape]
public sealed partial class MembershipEventShape
{
    internal const string Left = "LEFT";
    internal const string Removed = "REMOVED";

    public string? AccountId { get; init; }

    public string? ManagementAccountId { get; init; }

    /// <summary>INVITED or CREATED.</summary>
    public string? JoinedMethod { get; init; }

    public DateTimeOffset? JoinedTime { get; init; }

    /// <summary>LEFT or REMOVED.</summary>
    public string? DepartureMethod { get; init; }

    public DateTimeOffset? DepartureTime { get; init; }

    internal static ServiceEvent Joined(AccountId management, Member member) => new(management, "AccountJoinedOrganization", null, new MembershipEventShape
    {
        AccountId = member.Id,
        ManagementAccountId = management.ToString(),
        JoinedMethod = member.JoinedMethod,
        JoinedTime = member.JoinedTimestamp,
    });

    internal static ServiceEvent Departed(AccountId management, string accountId, string method, DateTimeOffset now) => new(management, "AccountDepartedOrganization", null, new MembershipEventShape
    {
        AccountId = accountId,
        ManagementAccountId = management.ToString(),
        DepartureMethod = method,
        DepartureTime = now,
    });
}
