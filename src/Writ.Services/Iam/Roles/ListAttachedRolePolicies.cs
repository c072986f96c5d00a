using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class ListAttachedRolePoliciesRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 512), Pattern(IamPattern.PolicyPath)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListAttachedRolePoliciesResponse
{
    public IReadOnlyList<AttachedPolicyShape>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListAttachedRolePolicies.</summary>
[Operation(IamService.Name)]
public sealed class ListAttachedRolePolicies : IReadOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>
{
    public static Authorization Authorize(ListAttachedRolePoliciesRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<ListAttachedRolePoliciesResponse> Handle(ListAttachedRolePoliciesRequest request, Call call)
    {
        var query = new AttachedQuery(request.PathPrefix, request.Marker, request.MaxItems);
        var page = Attachments.List(HolderKinds.Roles, request.RoleName, query, call.State);
        return page.Error is { } error ? error : new ListAttachedRolePoliciesResponse
        {
            AttachedPolicies = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
