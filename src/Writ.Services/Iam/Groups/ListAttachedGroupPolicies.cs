using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class ListAttachedGroupPoliciesRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 512), Pattern(IamPattern.PolicyPath)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListAttachedGroupPoliciesResponse
{
    public IReadOnlyList<AttachedPolicyShape>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListAttachedGroupPolicies.</summary>
[Operation(IamService.Name)]
public sealed class ListAttachedGroupPolicies : IReadOperation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse>
{
    public static Authorization Authorize(ListAttachedGroupPoliciesRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<ListAttachedGroupPoliciesResponse> Handle(ListAttachedGroupPoliciesRequest request, Call call)
    {
        var query = new AttachedQuery(request.PathPrefix, request.Marker, request.MaxItems);
        var page = Attachments.List(HolderKinds.Groups, request.GroupName, query, call.State);
        return page.Error is { } error ? error : new ListAttachedGroupPoliciesResponse
        {
            AttachedPolicies = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
