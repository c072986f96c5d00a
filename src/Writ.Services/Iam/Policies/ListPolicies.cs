using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class ListPoliciesRequest
{
    [OneOf("All", "AWS", "Local")]
    public string? Scope { get; init; }

    public bool? OnlyAttached { get; init; }

    [Length(1, 512), Pattern(IamPattern.PolicyPath)]
    public string? PathPrefix { get; init; }

    [OneOf("PermissionsPolicy", "PermissionsBoundary")]
    public string? PolicyUsageFilter { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListPoliciesResponse
{
    public IReadOnlyList<PolicyShape>? Policies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListPolicies. It has no resource type, but AWS's refusals name the path.</summary>
[Operation(IamService.Name)]
public sealed class ListPolicies : IReadOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public static Authorization Authorize(ListPoliciesRequest request, Call call) =>
        Authorization.Of(new Question { Resource = "*", WildcardOnly = true, ShownAs = $"policy path {(string.IsNullOrEmpty(request.PathPrefix) ? "/" : request.PathPrefix)}" });

    public static Result<ListPoliciesResponse> Handle(ListPoliciesRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => InScope(request, call.State, start)
                .Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal) && IsUsedAsAsked(request, policy, call.State)),
            policy => policy.Name);
        return page.Error is { } error ? error : new ListPoliciesResponse
        {
            Policies = [.. page.Value.Items.Select(policy => PolicyShape.Listed(policy, call.State))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }

    private static IEnumerable<ManagedPolicy> InScope(ListPoliciesRequest request, AccountState state, string? start) =>
        request.Scope == "AWS" ? [] : state.All(IamState.Policies).After(start);

    private static bool IsUsedAsAsked(ListPoliciesRequest request, ManagedPolicy policy, AccountState state) => request.PolicyUsageFilter switch
    {
        null when request.OnlyAttached != true => true,
        PolicyUsage.PermissionsBoundary => PolicyUsage.Boundaries(state, policy.Arn(state.Id)) > 0,
        _ => PolicyUsage.Attachments(state, policy.Arn(state.Id)) > 0,
    };
}
