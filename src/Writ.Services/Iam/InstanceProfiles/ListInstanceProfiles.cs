using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class ListInstanceProfilesRequest
{
    [Length(1, 512), Pattern(IamPattern.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListInstanceProfilesResponse
{
    public required IReadOnlyList<InstanceProfileShape> InstanceProfiles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListInstanceProfiles.</summary>
[Operation(IamService.Name)]
public sealed class ListInstanceProfiles : IReadOperation<ListInstanceProfilesRequest, ListInstanceProfilesResponse>
{
    public static Authorization Authorize(ListInstanceProfilesRequest request, Call call) => IamTarget.Listing(call, "instance-profile", request.PathPrefix);

    public static Result<ListInstanceProfilesResponse> Handle(ListInstanceProfilesRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => call.State.All(IamState.InstanceProfiles).After(start).Where(profile => profile.Path.StartsWith(prefix, StringComparison.Ordinal)),
            profile => profile.Name);
        return page.Error is { } error ? error : new ListInstanceProfilesResponse
        {
            InstanceProfiles = [.. page.Value.Items.Select(profile => InstanceProfileShape.Of(profile, call.State, call, tags: null))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
