using System.Text.Json;
using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// Finds the accounts that a store has. The start is to take as long as there are accounts, not as these are large: of most only the
/// outline is read, and all of those with resources of global kinds.
/// </summary>
internal static class Opening
{
    /// <exception cref="StoreOpenException">A stored resource cannot be read by this version.</exception>
    public static List<AccountState> States(IStore store, IReadOnlyList<ResourceKind> kinds)
    {
        var known = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        var present = store.Kinds().ToLookup(found => found.Account, found => found.Kind);
        var states = new List<AccountState>();
        foreach (var (account, revision) in store.Accounts())
        {
            try
            {
                states.Add(State(store, account, revision, [.. present[account].Select(name => known.GetValueOrDefault(name) ?? throw Unknown(name))], kinds));
            }
            catch (Exception reason) when (reason is InvalidDataException or JsonException)
            {
                throw new StoreOpenException($"The stored state of account {account} cannot be read: {reason.Message} Start the version of writ that wrote it, or restore a backup.", reason);
            }
        }

        return states;
    }

    private static AccountState State(IStore store, AccountId account, long revision, List<ResourceKind> present, IReadOnlyList<ResourceKind> kinds) =>
        present.Exists(kind => kind.IsGlobal)
            ? AccountState.Load(account, revision, store.Resources(account), kinds)
            : AccountState.LoadOutline(account, revision, present.Where(kind => kind.IsOutlined).SelectMany(kind => store.Resources(account, kind.Name)), kinds);

    private static InvalidDataException Unknown(string kind) => new($"The store holds resources of the kind '{kind}', which this version does not know.");
}
