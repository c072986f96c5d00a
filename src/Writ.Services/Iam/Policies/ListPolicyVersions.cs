using System.Globalization;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Policies;

[Shape]
public sealed partial class ListPolicyVersionsRequest
{
    [Length(20, 2048), Names("AWS::IAM::Policy")]
    public required string PolicyArn { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListPolicyVersionsResponse
{
    public IReadOnlyList<PolicyVersionShape>? Versions { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListPolicyVersions. The newest first.</summary>
[Operation(IamService.Name)]
public sealed class ListPolicyVersions : IReadOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>
{
    public static Authorization Authorize(ListPolicyVersionsRequest request, Call call) => IamTarget.Policy(call, request.PolicyArn);

    public static Result<ListPolicyVersionsResponse> Handle(ListPolicyVersionsRequest request, Call call)
    {
        var found = ManagedPolicies.Require(call.State, request.PolicyArn);
        if (found.Error is { } error)
        {
            return error;
        }

        var policy = found.Value;
        var page = Paging.Take(request.Marker, request.MaxItems, start => Before(policy, start), version => version.Id);
        return page.Error is { } invalid ? invalid : new ListPolicyVersionsResponse
        {
            Versions = [.. page.Value.Items.Select(version => PolicyVersionShape.Listed(version, policy))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }

    // The version that the marker names may be gone, so its number is what counts.
    private static IEnumerable<PolicyVersion> Before(ManagedPolicy policy, string? start) =>
        policy.Versions.Reverse().Where(version => start is null || Number(version.Id) < Number(start));

    private static int Number(string id) => int.TryParse(id.AsSpan().TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
