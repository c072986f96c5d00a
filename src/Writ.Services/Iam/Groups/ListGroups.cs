using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class ListGroupsRequest
{
    [Length(1, 512), Pattern(IamPattern.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListGroupsResponse
{
    public required IReadOnlyList<GroupShape> Groups { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListGroups.</summary>
[Operation(IamService.Name)]
public sealed class ListGroups : IReadOperation<ListGroupsRequest, ListGroupsResponse>
{
    public static Authorization Authorize(ListGroupsRequest request, Call call) => IamTarget.Listing(call, "group", request.PathPrefix);

    public static Result<ListGroupsResponse> Handle(ListGroupsRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => call.State.All(IamState.Groups).After(start).Where(group => group.Path.StartsWith(prefix, StringComparison.Ordinal)),
            group => group.Name);
        return page.Error is { } error ? error : new ListGroupsResponse
        {
            Groups = [.. page.Value.Items.Select(group => GroupShape.Of(group, call.Account))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
