using Writ.Kernel.Audit;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.CloudTrail.Events;

[Shape]
public sealed partial class LookupEventsRequest
{
    public IReadOnlyList<LookupAttributeShape>? LookupAttributes { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? EventCategory { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

[Shape]
public sealed partial class LookupEventsResponse
{
    public IReadOnlyList<EventShape>? Events { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>
/// AWS: CloudTrail API Reference, LookupEvents: the account's management events of the last 90 days, newest first, each
/// there as soon as its call was answered.
/// </summary>
[Operation(CloudTrailService.Name)]
public sealed class LookupEvents : IStreamOperation<LookupEventsRequest, LookupEventsResponse>
{
    private const int MaxPage = 50;

    private static readonly TimeSpan Reach = TimeSpan.FromDays(90);

    public static Authorization Authorize(LookupEventsRequest request, Call call) => Authorization.OnEverything;

    public static async ValueTask<Result<LookupEventsResponse>> HandleAsync(LookupEventsRequest request, Call call, CancellationToken cancellation)
    {
        var filter = EventFilter.Read(request.LookupAttributes);
        if ((filter.Error ?? Check(request, filter.Value)) is { } error)
        {
            return error;
        }

        var query = PageToken.QueryOf(call.Account, filter.Value, request.StartTime, request.EndTime);
        long? before = null;
        if (request.NextToken is not null)
        {
            if (!PageToken.TryRead(call.Platform.Vault, query, request.NextToken, call.Now, out var position))
            {
                return CloudTrailErrors.InvalidNextToken;
            }

            before = position;
        }

        // There is nothing unusual to find in what is not watched for it.
        if (request.EventCategory is not null)
        {
            return new LookupEventsResponse { Events = [] };
        }

        var earliest = call.Now - Reach;
        var start = request.StartTime > earliest ? request.StartTime : earliest;
        var page = await call.Platform.Trail.FindAsync(
            new AuditQuery(call.Account, filter.Value.Attribute, filter.Value.Value, start, request.EndTime, before, request.MaxResults ?? MaxPage), cancellation);
        return new LookupEventsResponse
        {
            Events = [.. page.Events.Select(EventShape.Of)],
            NextToken = page.Next is { } next ? PageToken.Write(call.Platform.Vault, query, next, call.Now) : null,
        };
    }

    private static AwsError? Check(LookupEventsRequest request, EventFilter filter)
    {
        if (request.EventCategory is not (null or "insight"))
        {
            return CloudTrailErrors.InvalidEventCategory(request.EventCategory);
        }

        if (request.EventCategory is not null && !filter.SuitsInsights)
        {
            return CloudTrailErrors.InvalidLookupAttributes($"Insight events cannot be looked up by {filter.Attribute}.");
        }

        if (request.MaxResults is < 1 or > MaxPage)
        {
            return CloudTrailErrors.InvalidMaxResults(MaxPage);
        }

        return request.StartTime > request.EndTime ? CloudTrailErrors.InvalidTimeRange : null;
    }
}
