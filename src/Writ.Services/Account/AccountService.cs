using Writ.Services.Operations;
using Writ.Wire.Validation;

namespace Writ.Services.Account;

/// <summary>AWS Account Management.</summary>
public static class AccountService
{
    public const string Name = "account";

    /// <summary>The name by which an organization trusts the service, and delegates it.</summary>
    public const string Principal = "account.amazonaws.com";

    public static ServiceDescriptor Descriptor { get; } = new()
    {
        SigningName = Name,
        Protocol = Protocol.RestJson,
        ApiVersion = "2021-02-01",
        EventSource = Principal,
        IsGlobal = true,
        Violation = violations => AccountManagementErrors.Invalid(SchemaSentences.Of(violations)),
    };
}
