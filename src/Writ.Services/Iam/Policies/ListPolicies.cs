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

/// <summary>AWS: IAM API Reference, ListPolicies. The account's policies, then those of AWS. It has no resource type, but AWS's refusals name the path.</summary>
[Operation(IamService.Name)]
public sealed class ListPolicies : IReadOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    public static Authorization Authorize(ListPoliciesRequest request, Call call) =>
        Authorization.Of(Authorization.OnEverything.Questions[0] with { Words = $"policy path {(string.IsNullOrEmpty(request.PathPrefix) ? "/" : request.PathPrefix)}" });

    public static Result<ListPoliciesResponse> Handle(ListPoliciesRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = MixedPaging.Take(request.Marker, request.MaxItems,
        [
            Section("Local", start => call.State.All(IamState.Policies).After(start)),
            Section("AWS", AwsPolicies.After),
        ]);
        return page.Error is { } error ? error : new ListPoliciesResponse
        {
            Policies = [.. page.Value.Of<ManagedPolicy>().Select(policy => PolicyShape.Listed(policy, call.State))],
            IsTruncated = page.Value.Page.IsTruncated,
            Marker = page.Value.Page.Marker,
        };

        PageSection Section(string scope, Func<string?, IEnumerable<ManagedPolicy>> after) => new(start =>
            request.Scope is null or "All" || request.Scope == scope
                ? after(start)
                    .Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal) && IsUsedAsAsked(request, policy, call.State))
                    .Select(policy => new PageEntry(policy.Name, policy))
                : []);
    }

    private static bool IsUsedAsAsked(ListPoliciesRequest request, ManagedPolicy policy, AccountState state) => request.PolicyUsageFilter switch
    {
        null when request.OnlyAttached != true => true,
        PolicyUsage.PermissionsBoundary => PolicyUsage.Boundaries(state, policy.Arn(state.Id)) > 0,
        _ => PolicyUsage.Attachments(state, policy.Arn(state.Id)) > 0,
    };
}
