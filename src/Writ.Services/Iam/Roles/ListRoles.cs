using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Roles;

[Shape]
public sealed partial class ListRolesRequest
{
    [Length(1, 512), Pattern(IamPattern.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListRolesResponse
{
    public required IReadOnlyList<RoleShape> Roles { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListRoles.</summary>
[Operation(IamService.Name)]
public sealed class ListRoles : IReadOperation<ListRolesRequest, ListRolesResponse>
{
    public static Authorization Authorize(ListRolesRequest request, Call call) => IamTarget.Listing(call, "role", request.PathPrefix);

    public static Result<ListRolesResponse> Handle(ListRolesRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => call.State.All(IamState.Roles).After(start).Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal)),
            role => role.Name);
        return page.Error is { } error ? error : new ListRolesResponse
        {
            Roles = [.. page.Value.Items.Select(role => RoleShape.Listed(role, call.State, call))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
