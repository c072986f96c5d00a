using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Tags;

[Shape]
public sealed partial class ListTagsForResourceRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.TaggableResourceId)]
    public required string ResourceId { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }
}

[Shape]
public sealed partial class ListTagsForResourceResponse
{
    public IReadOnlyList<TagShape>? Tags { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListTagsForResource.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListTagsForResource : IReadOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>
{
    public static Authorization Authorize(ListTagsForResourceRequest request, Call call) => OrganizationsTarget.Taggable(call, Access.Administrators, request.ResourceId);

    public static Result<ListTagsForResourceResponse> Handle(ListTagsForResourceRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        if (Taggable.TagsOf(entered.Value.Management, request.ResourceId) is not { } tags)
        {
            return OrganizationsErrors.TargetNotFound;
        }

        var page = Paging.TakeOrdered(request.NextToken, OrganizationsQuota.Tags, tags, tag => tag.Key);
        return page.Error is not null ? OrganizationsErrors.InvalidNextToken : new ListTagsForResourceResponse
        {
            Tags = Tagging.Show(page.Value.Items),
            NextToken = page.Value.Marker,
        };
    }
}
