using Writ.Services.Iam;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Installations;

[Shape]
public sealed partial class ListAccountsRequest
{
    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    [Length(1, 1000)]
    public string? NextToken { get; init; }
}

[Shape]
public sealed partial class ListAccountsResponse
{
    public required IReadOnlyList<AccountShape> Accounts { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>All accounts of the installation, by their ids.</summary>
[Operation(InstallationsService.Name)]
public sealed class ListAccounts : IReadOperation<ListAccountsRequest, ListAccountsResponse>
{
    public static Authorization Authorize(ListAccountsRequest request, Call call) => Authorization.OnEverything;

    public static Result<ListAccountsResponse> Handle(ListAccountsRequest request, Call call)
    {
        var page = Paging.TakeOrdered(request.NextToken, request.MaxResults, call.Platform.AllAccounts().Select(account => AccountShape.Of(account, call)), account => account.Id);
        return page.Error is { } error ? error with { Code = "ValidationException" } : new ListAccountsResponse { Accounts = page.Value.Items, NextToken = page.Value.Marker };
    }
}
