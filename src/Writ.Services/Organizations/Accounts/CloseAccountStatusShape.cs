using Writ.Services.Operations;
using Writ.Wire.Shapes;

namespace Writ.Services.Organizations.Accounts;

/// <summary>What became of a request to close an account, as the audit log shows it.</summary>
[Shape]
public sealed partial class CloseAccountStatusShape
{
    public string? AccountId { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? RequestedTimestamp { get; init; }

    public DateTimeOffset? CompletedTimestamp { get; init; }

    internal static ServiceEvent Succeeded(Call call, string accountId) => new(call.Account, "CloseAccountResult", "closeAccountStatus", new CloseAccountStatusShape
    {
        AccountId = accountId,
        State = CreateAccountRequestState.Succeeded,
        RequestedTimestamp = call.Now,
        CompletedTimestamp = call.Now,
    });
}
