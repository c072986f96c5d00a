using Writ.Kernel.State;
using Writ.Services.Organizations.Guardrails;
using Writ.Services.Organizations.Handshakes;
using Writ.Services.Organizations.Transfers;

namespace Writ.Services.Organizations;

/// <summary>
/// Which account is in which organization. Nothing is kept here: where to look is what the ledger derives from the committed
/// states, and what is found there is what counts.
/// </summary>
/// <param name="homes">In which account a resource of a global kind is.</param>
/// <param name="accounts">The committed snapshot of an account.</param>
public sealed class OrganizationDirectory(Func<ResourceKind, string, AccountId?> homes, Func<AccountId, AccountState?> accounts)
{
    private readonly GuardrailCache _guardrails = new();

    /// <summary>The account's organization; null when it is in none.</summary>
    public Membership? Of(AccountId account) =>
        StateWith(OrganizationsState.Members, account.ToString()) is { } management ? Membership.In(management, account) : null;

    /// <summary>What the account's organization forbids and allows; null when it is in none.</summary>
    public AccountGuardrails? GuardrailsOf(AccountId account) =>
        StateWith(OrganizationsState.Members, account.ToString()) is { } management ? _guardrails.Of(management, account) : null;

    /// <summary>The state of the management account that sent a handshake; null when there is no such handshake.</summary>
    internal AccountState? SenderOf(string handshakeId, out Handshake? handshake)
    {
        var sender = StateWith(OrganizationsState.Handshakes, handshakeId);
        handshake = sender?.Get(OrganizationsState.Handshakes, handshakeId);
        return handshake is null ? null : sender;
    }

    /// <summary>The state of the management account that pays, or would pay, by a transfer; null when there is no such transfer.</summary>
    internal AccountState? TargetOf(string transferId, out ResponsibilityTransfer? transfer)
    {
        var target = StateWith(OrganizationsState.ResponsibilityTransfers, transferId);
        transfer = target?.Get(OrganizationsState.ResponsibilityTransfers, transferId);
        return transfer is null ? null : target;
    }

    private AccountState? StateWith(ResourceKind kind, string key) => homes(kind, key) is { } home ? accounts(home) : null;
}
