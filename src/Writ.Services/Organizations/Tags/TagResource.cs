using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Tags;

[Shape]
public sealed partial class TagResourceRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.TaggableResourceId)]
    public required string ResourceId { get; init; }

    [ConditionKey(ConditionKeys.RequestTags)]
    public required IReadOnlyList<TagShape> Tags { get; init; }
}

/// <summary>AWS: Organizations API Reference, TagResource.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class TagResource : IWriteOperation<TagResourceRequest, NoResponse>
{
    public static Authorization Authorize(TagResourceRequest request, Call call) => OrganizationsTarget.Taggable(call, Access.Delegable, request.ResourceId);

    public static Result<NoResponse> Handle(TagResourceRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        return Taggable.Change(draft, request.ResourceId, tags => Tagging.Set(tags, request.Tags)) is { } refusal ? refusal : NoResponse.Done;
    }
}
