using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Groups;

[Shape]
public sealed partial class ListGroupPoliciesRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::Group")]
    public required string GroupName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListGroupPoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListGroupPolicies. The embedded ones.</summary>
[Operation(IamService.Name)]
public sealed class ListGroupPolicies : IReadOperation<ListGroupPoliciesRequest, ListGroupPoliciesResponse>
{
    public static Authorization Authorize(ListGroupPoliciesRequest request, Call call) => IamTarget.Group(call, request.GroupName);

    public static Result<ListGroupPoliciesResponse> Handle(ListGroupPoliciesRequest request, Call call)
    {
        var page = InlinePolicies.List(HolderKinds.Groups, request.GroupName, call.State, (request.Marker, request.MaxItems));
        return page.Error is { } error ? error : new ListGroupPoliciesResponse
        {
            PolicyNames = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
