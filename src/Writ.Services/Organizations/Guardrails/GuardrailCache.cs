using System.Collections.Concurrent;
using Writ.Kernel.State;

namespace Writ.Services.Organizations.Guardrails;

/// <summary>
/// The guardrails of each account, gathered at its first request and kept until the tree or a policy changes: snapshots share what
/// did not change, so whether it did is a comparison of references.
/// </summary>
internal sealed class GuardrailCache
{
    private readonly ConcurrentDictionary<AccountId, Gathered> _organizations = [];

    /// <summary>The guardrails of an account; null when this state's organization does not have it.</summary>
    public AccountGuardrails? Of(AccountState management, AccountId account)
    {
        if (!_organizations.TryGetValue(management.Id, out var gathered) || !gathered.Tree.IsThatOf(management))
        {
            _organizations[management.Id] = gathered = new Gathered(GuardrailTree.Of(management));
        }

        return gathered.Accounts.TryGetValue(account, out var known) ? known : gathered.Gather(account);
    }

    private sealed record Gathered(GuardrailTree Tree)
    {
        public ConcurrentDictionary<AccountId, AccountGuardrails> Accounts { get; } = [];

        // Of an account that the organization does not have nothing is kept, lest strangers fill the cache.
        public AccountGuardrails? Gather(AccountId account)
        {
            if (Tree.Gather(account) is { } guardrails)
            {
                Accounts[account] = guardrails;
                return guardrails;
            }

            return null;
        }
    }
}
