using Writ.Kernel.Audit;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Services.Organizations.Accounts;

namespace Writ.Services.Iam.Reports;

/// <summary>
/// Reads when accounts last called each service, some hundreds of users, roles and keys of root at a time. Nothing but what
/// a report shows is kept.
/// </summary>
internal static class AccountUses
{
    /// <summary>The uses in the reporting period by the service's namespace.</summary>
    public static async ValueTask<Dictionary<string, AccountUse>> ByServiceAsync(
        AccessReportJob job, IEnumerable<Member> accounts, Call call, CancellationToken cancellation)
    {
        var found = new Dictionary<string, AccountUse>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in accounts)
        {
            foreach (var some in EntitiesOf(account, call).Chunk(LastUses.Batch))
            {
                foreach (var use in await call.Platform.Trail.LastUsesAsync(AccountId.Parse(account.Id), some, cancellation).ConfigureAwait(false))
                {
                    if (job.Covers(use.Time))
                    {
                        var service = LastUses.Namespace(use);
                        var total = found.TryGetValue(service, out var known) ? known : found[service] = new AccountUse();
                        total.Add(use, account);
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> EntitiesOf(Member account, Call call) => call.Platform.Accounts(AccountId.Parse(account.Id)) is not { } state ? [] :
        state.All(IamState.Users).Values.Select(user => user.Id)
            .Concat(state.All(IamState.Roles).Values.Select(role => role.Id))
            .Concat(state.FoundBy(IamState.AccessKeys, CredentialOwner.IndexOf(null)).Select(key => key.Id));
}

/// <summary>The last call of a service among many accounts, and how many of them called.</summary>
internal sealed class AccountUse
{
    private Member? _latest;

    public LastUse? Last { get; private set; }

    /// <summary>From which account it was.</summary>
    public Member? By { get; private set; }

    public int Accounts { get; private set; }

    /// <summary>Adds what was called from one account. An account's uses come one after another.</summary>
    public void Add(LastUse use, Member by)
    {
        if (!ReferenceEquals(_latest, by))
        {
            _latest = by;
            Accounts++;
        }

        if (Last is null || use.Position > Last.Position)
        {
            Last = use;
            By = by;
        }
    }
}
