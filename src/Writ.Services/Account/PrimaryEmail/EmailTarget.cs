using Writ.Services.Operations;

namespace Writ.Services.Account.PrimaryEmail;

/// <summary>What an update of an address asks the policies about.</summary>
internal static class EmailTarget
{
    private const string DomainKey = "account:EmailTargetDomain";

    /// <param name="call">The call.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="email">The new address, which may be anything: it is not validated yet.</param>
    public static Authorization Ask(Call call, string accountId, string email) =>
        AccountTarget.Ask(call, accountId, KeyValuePair.Create<string, IReadOnlyList<string>>(DomainKey, [email[(email.LastIndexOf('@') + 1)..]]));
}
