using Writ.Kernel;
using Writ.Kernel.State;

namespace Writ.Store;

/// <summary>
/// The drafts of a write that touches several accounts. Each account's gate is entered when its draft is begun, and left when all is
/// queued. Only one such write runs at a time, and others hold a single gate, so that nobody waits in a circle.
/// </summary>
internal sealed class JointDrafts(Func<AccountId, AccountLine> lines, Residence residence, long epoch) : IDisposable
{
    private readonly List<(AccountLine Line, Draft Draft)> _begun = [];

    /// <summary>The draft of an account, one and the same throughout the write.</summary>
    public Draft Of(AccountId account)
    {
        foreach (var (_, known) in _begun)
        {
            if (known.Origin.Id == account)
            {
                return known;
            }
        }

        var line = lines(account);
        residence.Of(line); // an idle account comes back before its gate is closed
        line.Gate.Enter();
        try
        {
            var draft = new Draft(line.Tip(epoch, residence), Of);
            _begun.Add((line, draft));
            return draft;
        }
        catch
        {
            line.Gate.Exit(); // it could not be read, and is not among those that are left in the end
            throw;
        }
    }

    /// <summary>The first draft, and each other in which something has changed.</summary>
    public IEnumerable<(AccountLine Line, Draft Draft)> Written => _begun.Where((begun, at) => at == 0 || begun.Draft.Changes.Count > 0);

    public void Dispose() => _begun.ForEach(begun => begun.Line.Gate.Exit());
}
