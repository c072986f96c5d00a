using Writ.Kernel.State;
using Writ.Services.Operations;

namespace Writ.Services.Organizations.Accounts;

/// <summary>What an account is called; in the account's own state, whichever organization it is in.</summary>
public sealed record AccountProfile
{
    public required string Name { get; init; }

    /// <summary>The address of its root user, unique in the installation ignoring case.</summary>
    public required string Email { get; init; }

    public DateTimeOffset CreateDate { get; init; }

    /// <summary>When it was closed, after which nobody in it can call anything; null for an open account.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsClosed => ClosedAt is not null;

    /// <summary>ACTIVE or SUSPENDED.</summary>
    public string Status => IsClosed ? "SUSPENDED" : "ACTIVE";

    /// <summary>ACTIVE or CLOSED.</summary>
    public string State => IsClosed ? "CLOSED" : "ACTIVE";

    /// <summary>An account's profile; that of the account which the installation began with is made up where nobody has written one.</summary>
    public static AccountProfile Of(AccountState? state, Platform platform) =>
        state?.Get(OrganizationsState.Profiles, OrganizationsState.Only)
            ?? new AccountProfile { Name = state?.Id.ToString() ?? "", Email = platform.FirstRoot.Email, CreateDate = platform.FirstRoot.Created ?? default };

    public static bool IsClosedIn(AccountState state) => state.Get(OrganizationsState.Profiles, OrganizationsState.Only) is { IsClosed: true };

    /// <summary>Whether any account of the installation has this address.</summary>
    public static bool IsTaken(string email, Platform platform) => Accounts(email, platform).Any();

    /// <summary>The open account of that address; null when there is none.</summary>
    public static AccountId? WithEmail(string email, Platform platform) => Accounts(email, platform)
        .Where(account => platform.Outlines(account) is { } state && !IsClosedIn(state))
        .Select(account => (AccountId?)account)
        .FirstOrDefault();

    private static IEnumerable<AccountId> Accounts(string email, Platform platform) => platform.AllAccounts()
        .Where(account => Of(platform.Outlines(account), platform).Email.Equals(email, StringComparison.OrdinalIgnoreCase));
}
