using Writ.Kernel.Audit;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Reports;

/// <summary>Reads when keys, users and roles were last used, many at once.</summary>
internal static class LastUses
{
    /// <summary>How many entities the audit log is asked about at once.</summary>
    public const int Batch = 500;

    private const string Domain = ".amazonaws.com";

    /// <summary>The last use of one key, user or role; null when there is none.</summary>
    public static async ValueTask<LastUse?> OfAsync(Call call, string entity, CancellationToken cancellation) =>
        (await NewestAsync(call, [entity], cancellation).ConfigureAwait(false)).GetValueOrDefault(entity);

    /// <summary>The last use of each that was ever used. The caller bounds how many it asks about.</summary>
    public static async ValueTask<Dictionary<string, LastUse>> NewestAsync(Call call, IReadOnlyCollection<string> entities, CancellationToken cancellation)
    {
        var newest = new Dictionary<string, LastUse>(StringComparer.Ordinal);
        if (entities.Count == 0)
        {
            return newest;
        }

        foreach (var use in await call.Platform.Trail.LastUsesAsync(call.Account, entities, cancellation).ConfigureAwait(false))
        {
            if (!newest.TryGetValue(use.Entity, out var other) || other.Position < use.Position)
            {
                newest[use.Entity] = use;
            }
        }

        return newest;
    }

    /// <summary>The service's namespace, such as <c>iam</c>.</summary>
    public static string Namespace(LastUse use) => use.EventSource.Replace(Domain, "", StringComparison.Ordinal);
}
