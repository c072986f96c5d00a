using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.InstanceProfiles;

[Shape]
public sealed partial class ListInstanceProfilesForRoleRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::Role")]
    public required string RoleName { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListInstanceProfilesForRoleResponse
{
    public required IReadOnlyList<InstanceProfileShape> InstanceProfiles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListInstanceProfilesForRole.</summary>
[Operation(IamService.Name)]
public sealed class ListInstanceProfilesForRole : IReadOperation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>
{
    public static Authorization Authorize(ListInstanceProfilesForRoleRequest request, Call call) => IamTarget.Role(call, request.RoleName);

    public static Result<ListInstanceProfilesForRoleResponse> Handle(ListInstanceProfilesForRoleRequest request, Call call)
    {
        if (call.State.Get(IamState.Roles, request.RoleName) is not { } role)
        {
            return IamErrors.NoSuchRole(request.RoleName);
        }

        var page = Paging.Take(
            request.Marker, request.MaxItems, start => call.State.FoundBy(IamState.InstanceProfiles, IamState.OfName(role.Name), start), profile => profile.Name);
        return page.Error is { } error ? error : new ListInstanceProfilesForRoleResponse
        {
            InstanceProfiles = [.. page.Value.Items.Select(profile => InstanceProfileShape.Of(profile, call.State, call, tags: null))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
