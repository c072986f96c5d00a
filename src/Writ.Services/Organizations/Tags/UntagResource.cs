using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Tags;

[Shape]
public sealed partial class UntagResourceRequest
{
    [Length(0, 130), Pattern(OrganizationsPattern.TaggableResourceId)]
    public required string ResourceId { get; init; }

    [EachLength(1, 128), Pattern(OrganizationsPattern.TagText), ConditionKey(ConditionKeys.TagKeys)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

/// <summary>AWS: Organizations API Reference, UntagResource.</summary>
[Operation(OrganizationsService.Name, Writes = Written.Several)]
public sealed class UntagResource : IWriteOperation<UntagResourceRequest, NoResponse>
{
    public static Authorization Authorize(UntagResourceRequest request, Call call) => OrganizationsTarget.Taggable(call, Access.Delegable, request.ResourceId);

    public static Result<NoResponse> Handle(UntagResourceRequest request, Call call, Draft draft)
    {
        var entered = AccessRules.Enter(call, Access.Delegable, ref draft);
        if (entered.Error is { } error)
        {
            return error;
        }

        return Taggable.Change(draft, request.ResourceId, tags => Tagging.Remove(tags, request.TagKeys)) is { } refusal ? refusal : NoResponse.Done;
    }
}
