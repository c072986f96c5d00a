namespace Writ.Services.Account;

/// <summary>The patterns of Account Management's service model, as AWS writes them.</summary>
internal static class AccountPattern
{
    public const string AccountId = @"\d{12}";
    public const string AccountName = @"[ -;=?-~]+";
    public const string EmailAddress = @"[\s]*[\w+=.#|!&-]+@[\w.-]+\.[\w]+[\s]*";
    public const string Otp = @"[a-zA-Z0-9]{6}";
    public const string PhoneNumber = @"[\s0-9()+-]+";
    public const string PrimaryPhoneNumber = @"[+][\s0-9()-]+";
}
