using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Account;

[Shape]
public sealed partial class ListAccountAliasesRequest
{
    [Length(1, 320), Pattern(IamPattern.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

[Shape]
public sealed partial class ListAccountAliasesResponse
{
    public required IReadOnlyList<string> AccountAliases { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>AWS: IAM API Reference, ListAccountAliases. A list of one or none.</summary>
[Operation(IamService.Name)]
public sealed class ListAccountAliases : IReadOperation<ListAccountAliasesRequest, ListAccountAliasesResponse>
{
    public static Authorization Authorize(ListAccountAliasesRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListAccountAliasesResponse> Handle(ListAccountAliasesRequest request, Call call)
    {
        var page = Paging.Take(request.Marker, request.MaxItems, start => call.State.All(IamState.Aliases).After(start), alias => alias.Name);
        return page.Error is { } error ? error : new ListAccountAliasesResponse
        {
            AccountAliases = [.. page.Value.Items.Select(alias => alias.Name)],
            IsTruncated = page.Value.IsTruncated,
            Marker = page.Value.Marker,
        };
    }
}
