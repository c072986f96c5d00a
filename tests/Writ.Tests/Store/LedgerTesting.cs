using Writ.Store;
using Writ.Tests.Kernel;

namespace Writ.Tests.Store;

/// <summary>What ledger tests do again and again.</summary>
internal static class LedgerTesting
{
    /// <summary>Puts a thing and answers with its name.</summary>
    public static Task<string> PutAsync(this Ledger ledger, string name, string note = "") =>
        ledger.WriteAsync(Sample.Account, draft =>
        {
            draft.Put(Thing.Kind, Thing.Named(name, note));
            return new WriteOutcome<string>(name, true, Sample.Event("PutThing"));
        }).AsTask();

    /// <summary>The names of the things in the committed state.</summary>
    public static List<string> Names(this Ledger ledger) =>
        ledger.Current(Sample.Account)?.All(Thing.Kind).Values.Select(thing => thing.Name).ToList() ?? [];
}
