using Writ.Services.Iam.Tags;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class ListPolicyTagsRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListPolicyTagsResponse
{
    public required IReadOnlyList<TagShape> Tags { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListPolicyTags.</summary>
[Operation(IamService.Name)]
public sealed class ListPolicyTags : IReadOperation<ListPolicyTagsRequest, ListPolicyTagsResponse>
{
    public static Authorization Authorize(ListPolicyTagsRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<ListPolicyTagsResponse> Handle(ListPolicyTagsRequest request, Call call)
    {
        var found = ManagedPolicies.Require(call.State, request.PolicyArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var page = Paging.TakeOrdered(request.Marker, request.MaxItems, found.Value.Tags, tag => tag.Key);
        return page.Error is { } invalid ? invalid : new ListPolicyTagsResponse
        {
            Tags = Tagging.ShowAll(page.Value.Items),
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
