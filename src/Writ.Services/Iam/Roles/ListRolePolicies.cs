using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class ListRolePoliciesRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListRolePoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListRolePolicies. The embedded ones.</summary>
[Operation(IamService.Name)]
public sealed class ListRolePolicies : IReadOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>
{
    public static Authorization Authorize(ListRolePoliciesRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<ListRolePoliciesResponse> Handle(ListRolePoliciesRequest request, Call call)
    {
        var page = InlinePolicies.List(HolderKinds.Roles, request.RoleName, call.State, (request.Marker, request.MaxItems));
        return page.Error is { } error ? error : new ListRolePoliciesResponse
        {
            PolicyNames = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
