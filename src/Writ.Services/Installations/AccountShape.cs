using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

/// <summary>An account of the installation, on the wire.</summary>
[Shape]
public sealed partial class AccountShape
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Status { get; init; }

    /// <summary>The organization it is in.</summary>
    public string? OrganizationId { get; init; }

    internal static AccountShape Of(AccountId account, Call call)
    {
        var profile = AccountProfile.Of(call.Platform.Outlines(account), call.Platform);
        return new AccountShape
        {
            Id = account.ToString(),
            Name = profile.Name,
            Email = profile.Email,
            Status = profile.Status,
            OrganizationId = call.Platform.Organizations.Of(account)?.Organization.Id,
        };
    }
}
