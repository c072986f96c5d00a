using System.Collections.Concurrent;
using System.Collections.Frozen;
using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// In which account the resources of global kinds are: derived from the committed states, and never more than a hint where to
/// look, since the state itself says whether it still has the resource.
/// </summary>
internal sealed class Homes(IEnumerable<ResourceKind> kinds)
{
    private readonly FrozenDictionary<string, Homed> _kinds = kinds.Where(kind => kind.IsGlobal)
        .ToFrozenDictionary(kind => kind.Name, kind => new Homed(kind, new(StringComparer.OrdinalIgnoreCase)), StringComparer.Ordinal);

    public AccountId? Find(ResourceKind kind, string key) =>
        _kinds.TryGetValue(kind.Name, out var homed) && homed.Accounts.TryGetValue(key, out var account) ? account : null;

    /// <summary>Begins anew with these states.</summary>
    public void Load(IEnumerable<AccountState> states)
    {
        foreach (var homed in _kinds.Values)
        {
            homed.Accounts.Clear();
        }

        foreach (var state in states)
        {
            foreach (var homed in _kinds.Values)
            {
                foreach (var key in homed.Kind.KeysIn(state))
                {
                    homed.Accounts[key] = state.Id;
                }
            }
        }
    }

    /// <summary>Takes over what was committed. A key that has moved on to another account stays there.</summary>
    public void Apply(AccountWrite write)
    {
        foreach (var change in write.Changes)
        {
            if (!_kinds.TryGetValue(change.Kind, out var homed))
            {
                continue;
            }

            if (change.Document is null)
            {
                homed.Accounts.TryRemove(KeyValuePair.Create(change.Key, write.Account));
            }
            else
            {
                homed.Accounts[change.Key] = write.Account;
            }
        }
    }

    private sealed record Homed(ResourceKind Kind, ConcurrentDictionary<string, AccountId> Accounts);
}
