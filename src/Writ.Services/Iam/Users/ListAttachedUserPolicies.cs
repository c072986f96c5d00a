using Writ.Services.Iam.Policies;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class ListAttachedUserPoliciesRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [Length(1, 512), Pattern(IamPattern.PolicyPath)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListAttachedUserPoliciesResponse
{
    public IReadOnlyList<AttachedPolicyShape>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListAttachedUserPolicies.</summary>
[Operation(IamService.Name)]
public sealed class ListAttachedUserPolicies : IReadOperation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>
{
    public static Authorization Authorize(ListAttachedUserPoliciesRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<ListAttachedUserPoliciesResponse> Handle(ListAttachedUserPoliciesRequest request, Call call)
    {
        var query = new AttachedQuery(request.PathPrefix, request.Marker, request.MaxItems);
        var page = Attachments.List(HolderKinds.Users, request.UserName, query, call.State);
        return page.Error is { } error ? error : new ListAttachedUserPoliciesResponse
        {
            AttachedPolicies = page.Value.Items,
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
