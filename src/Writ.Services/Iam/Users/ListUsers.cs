using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Users;

[Shape]
public sealed partial class ListUsersRequest
{
    [Length(1, 512), Pattern(IamPattern.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListUsersResponse
{
    public required IReadOnlyList<UserShape> Users { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListUsers.</summary>
[Operation(IamService.Name)]
public sealed class ListUsers : IReadOperation<ListUsersRequest, ListUsersResponse>
{
    public static Authorization Authorize(ListUsersRequest request, Call call) => IamTarget.Listing(call, "user", request.PathPrefix);

    public static Result<ListUsersResponse> Handle(ListUsersRequest request, Call call)
    {
        var prefix = request.PathPrefix ?? "/";
        var page = Paging.Take(
            request.Marker,
            request.MaxItems,
            start => call.State.All(IamState.Users).After(start).Where(user => user.Path.StartsWith(prefix, StringComparison.Ordinal)),
            user => user.Name);
        return page.Error is { } error ? error : new ListUsersResponse
        {
            Users = [.. page.Value.Items.Select(user => UserShape.Listed(user, call.Account, user.PasswordLastUsed))],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
