using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class ListUserPoliciesRequest
{
    [Length(1, 128), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListUserPoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListUserPolicies. The embedded ones.</summary>
[Operation(IamService.Name)]
public sealed class ListUserPolicies : IReadOperation<ListUserPoliciesRequest, ListUserPoliciesResponse>
{
    public static Authorization Authorize(ListUserPoliciesRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListUserPoliciesResponse> Handle(ListUserPoliciesRequest request, Call call)
    {
        var page = InlinePolicies.List(HolderKinds.Users, request.UserName, call.State, (request.Marker, request.MaxItems));
        return page.Error is { } error ? error : new ListUserPoliciesResponse
        {
            PolicyNames = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
