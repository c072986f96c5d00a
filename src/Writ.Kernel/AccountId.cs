namespace Writ.Kernel;

/// <summary>An AWS account: exactly twelve ASCII digits.</summary>
public readonly record struct AccountId
{
    private readonly string? _digits;

    private AccountId(string digits) => _digits = digits;

    public static bool TryParse(string? text, out AccountId account)
    {
        account = default;
        if (text is not { Length: 12 } || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        account = new AccountId(text);
        return true;
    }

    /// <exception cref="FormatException">The text is not twelve digits.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException($"An account id is 12 digits, not '{text}'.");

    public override string ToString() => _digits ?? "000000000000";
}
