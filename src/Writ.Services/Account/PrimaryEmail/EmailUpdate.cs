using System.Security.Cryptography;
using System.Text;
using Writ.Services.Operations;

namespace Writ.Services.Account.PrimaryEmail;

/// <summary>
/// The address that an account's root user is to have once the code for it is told. There is no mail here: who runs the installation reads the code
/// (<c>writ account email-code</c>) and hands it to whom the address belongs.
/// </summary>
public sealed record EmailUpdate
{
    /// <summary>As long as AWS's codes are good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string VaultPurpose = "primary-email-code";
    private const int CodeLength = 6;

    public required string Email { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>The code, sealed for the account and the address.</summary>
    public required byte[] SealedCode { get; init; }

    public DateTimeOffset Expires => Began + Lifetime;

    public static EmailUpdate Begin(Call call, AccountId account, string email) => new()
    {
        Email = email,
        Began = call.Now,
        SealedCode = call.Platform.Vault.Seal(VaultPurpose, 1, Encoding.UTF8.GetBytes(call.Ids.LowerCase(CodeLength)), Binding(account, email)),
    };

    /// <summary>The code; null when it is over, or was sealed for another account.</summary>
    public string? Code(Call call, AccountId account) =>
        call.Now < Expires && call.Platform.Vault.TryOpen(VaultPurpose, SealedCode, Binding(account, Email), out var code) ? Encoding.UTF8.GetString(code) : null;

    public bool Accepts(Call call, AccountId account, string email, string code) =>
        email == Email && Code(call, account) is { } expected && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(expected));

    private static string Binding(AccountId account, string email) => $"{account}/{email}";
}
