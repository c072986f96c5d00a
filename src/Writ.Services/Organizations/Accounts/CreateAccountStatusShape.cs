using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

/// <summary>What became of a request to create an account, on the wire.</summary>
[Shape]
public sealed partial class CreateAccountStatusShape
{
    public string? Id { get; init; }

    [Sensitive]
    public string? AccountName { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? RequestedTimestamp { get; init; }

    public DateTimeOffset? CompletedTimestamp { get; init; }

    public string? AccountId { get; init; }

    public string? GovCloudAccountId { get; init; }

    public string? FailureReason { get; init; }

    internal static CreateAccountStatusShape Of(CreateAccountRequestState request) => new()
    {
        Id = request.Id,
        AccountName = request.AccountName,
        State = request.State,
        RequestedTimestamp = request.Time,
        CompletedTimestamp = request.Time,
        AccountId = request.AccountId,
        FailureReason = request.FailureReason,
    };
}
