using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Policy.Catalog;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;

namespace Writ.Services.Iam.Reports;

/// <summary>Works out what an access report says: the services that policies grant, and who last called them.</summary>
internal static class AccessReport
{
    /// <summary>What the actions of the house's own services are called; of others no calls can be known.</summary>
    private static readonly Lazy<ILookup<string, string>> Tracked = new(() => OperationCatalog.All
        .Where(operation => ActionCatalog.Aws.FindAction(operation.Action) is not null)
        .ToLookup(operation => operation.Service, operation => operation.Action, StringComparer.OrdinalIgnoreCase));

    /// <summary>The services that some policy grants, by namespace.</summary>
    public static IEnumerable<CatalogService> Services(ReportSubject subject)
    {
        var granted = subject.Policies.Select(GrantedServices.Of).ToList();
        return ActionCatalog.Aws.Services.Where(service => granted.Exists(prefixes => prefixes.Contains(service.Prefix)));
    }

    public static async ValueTask<List<ServiceLastAccessedShape>> ShowAsync(
        IReadOnlyList<CatalogService> services, AccessReportJob job, ReportSubject subject, Call call, CancellationToken cancellation)
    {
        var uses = await AccessUses.ByAsync(job, subject.Entities, LastUses.Namespace, call, cancellation).ConfigureAwait(false);
        var actions = job.Granularity == GenerateServiceLastAccessedDetails.ActionLevel
            ? await AccessUses.ByAsync(job, subject.Entities, ActionOf, call, cancellation).ConfigureAwait(false)
            : null;
        return [.. services.Select(service => Show(service, uses.GetValueOrDefault(service.Prefix), Actions(service, subject, actions, call), call))];
    }

    /// <summary>The ARN of a user or role.</summary>
    public static string? ArnOf(PolicyHolder? entity, AccountId account) => entity switch
    {
        User user => user.Arn(account),
        Role role => role.Arn(account),
        _ => null,
    };

    private static string ActionOf(LastUse use)
    {
        var service = LastUses.Namespace(use);
        return OperationCatalog.Find(service, use.EventName)?.Action ?? $"{service}:{use.EventName}";
    }

    private static ServiceLastAccessedShape Show(
        CatalogService service, AccessUse? use, IReadOnlyList<TrackedActionLastAccessedShape>? actions, Call call) => new()
    {
        ServiceName = service.Name,
        ServiceNamespace = service.Prefix,
        LastAuthenticated = use?.Last?.Time,
        LastAuthenticatedEntity = ArnOf(use?.By, call.Account),
        LastAuthenticatedRegion = use?.Last?.Region,
        TotalAuthenticatedEntities = use?.Entities ?? 0,
        TrackedActionsLastAccessed = actions,
    };

    private static List<TrackedActionLastAccessedShape>? Actions(
        CatalogService service, ReportSubject subject, Dictionary<string, AccessUse>? uses, Call call) => uses is null || !Tracked.Value.Contains(service.Prefix) ? null :
        [
            .. Tracked.Value[service.Prefix]
                .Where(action => subject.Policies.Any(policy => GrantedServices.Covers(policy, action)))
                .Order(StringComparer.Ordinal)
                .Select(action => (Name: action[(service.Prefix.Length + 1)..], Use: uses.GetValueOrDefault(action)))
                .Select(action => new TrackedActionLastAccessedShape
                {
                    ActionName = action.Name,
                    LastAccessedEntity = ArnOf(action.Use?.By, call.Account),
                    LastAccessedTime = action.Use?.Last?.Time,
                    LastAccessedRegion = action.Use?.Last?.Region,
                }),
        ];
}
