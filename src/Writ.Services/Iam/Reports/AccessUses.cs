using Writ.Kernel.Audit;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Reports;

/// <summary>
/// Reads what the entities of a report last did, some hundreds at a time. Nothing but what a report shows is kept, however many
/// there are.
/// </summary>
internal static class AccessUses
{
    /// <summary>The uses in the reporting period by what <paramref name="keyOf"/> tells apart; null leaves one out.</summary>
    public static async ValueTask<Dictionary<string, AccessUse>> ByAsync(
        AccessReportJob job, IEnumerable<PolicyHolder> entities, Func<LastUse, string?> keyOf, Call call, CancellationToken cancellation)
    {
        var found = new Dictionary<string, AccessUse>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in entities.Chunk(LastUses.Batch))
        {
            var byId = some.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
            foreach (var use in await call.Platform.Trail.LastUsesAsync(call.Account, byId.Keys, cancellation).ConfigureAwait(false))
            {
                if (job.Covers(use.Time) && keyOf(use) is { } key)
                {
                    var total = found.TryGetValue(key, out var known) ? known : found[key] = new AccessUse();
                    total.Add(use, byId[use.Entity]);
                }
            }
        }

        return found;
    }
}
