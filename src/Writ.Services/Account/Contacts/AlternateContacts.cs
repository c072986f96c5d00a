using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Account.Contacts;

/// <summary>What the operations on alternate contacts have in common.</summary>
internal static class AlternateContacts
{
    public const string TypeKey = "account:AlternateContactTypes";

    private const string InvalidType = "You specified an invalid Alternate Contact type.";

    /// <summary>The account, when it can be asked for and the type is one.</summary>
    public static Result<AccountState> Enter(Call call, string operation, string? accountId, string type) =>
        AlternateContact.IsType(type) ? AccountTarget.Enter(call, operation, accountId) : AccountTarget.Denied(call, operation, InvalidType);

    /// <summary>The same for a write.</summary>
    public static Result<Draft> Enter(Call call, string operation, string? accountId, string type, Draft draft) =>
        AlternateContact.IsType(type) ? AccountTarget.Enter(call, operation, accountId, draft) : AccountTarget.Denied(call, operation, InvalidType);
}
