using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

[Shape]
public sealed partial class ListCreateAccountStatusRequest
{
    [OneOf("IN_PROGRESS", "SUCCEEDED", "FAILED")]
    public IReadOnlyList<string>? States { get; init; }

    [Length(0, 100000), Pattern(OrganizationsPattern.Any)]
    public string? NextToken { get; init; }

    [Range(1, 20)]
    public int? MaxResults { get; init; }
}

[Shape]
public sealed partial class ListCreateAccountStatusResponse
{
    public IReadOnlyList<CreateAccountStatusShape>? CreateAccountStatuses { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>AWS: Organizations API Reference, ListCreateAccountStatus.</summary>
[Operation(OrganizationsService.Name)]
public sealed class ListCreateAccountStatus : IReadOperation<ListCreateAccountStatusRequest, ListCreateAccountStatusResponse>
{
    public static Authorization Authorize(ListCreateAccountStatusRequest request, Call call) => OrganizationsTarget.Everything(call, Access.Administrators);

    public static Result<ListCreateAccountStatusResponse> Handle(ListCreateAccountStatusRequest request, Call call)
    {
        var entered = AccessRules.Enter(call, Access.Administrators);
        if (entered.Error is { } error)
        {
            return error;
        }

        var page = OrganizationsPages.Take(
            request.NextToken,
            request.MaxResults,
            after => entered.Value.Management.All(OrganizationsState.AccountRequests).After(after)
                .Where(outcome => request.States is null or { Count: 0 } || request.States.Contains(outcome.State, StringComparer.Ordinal)),
            outcome => outcome.Id);
        return page.Error is { } invalid ? invalid : new ListCreateAccountStatusResponse
        {
            CreateAccountStatuses = [.. page.Value.Items.Select(CreateAccountStatusShape.Of)],
            NextToken = page.Value.Marker,
        };
    }
}
