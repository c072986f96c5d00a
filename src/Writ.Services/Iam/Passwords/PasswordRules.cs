using Writ.Kernel.State;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// Whether a password conforms to the account's policy, or to AWS's default one when it has none (AWS: IAM User Guide,
/// setting an account password policy). The sentences name rules, never the password.
/// </summary>
internal static class PasswordRules
{
    public const string Symbols = "!@#$%^&*()_+-=[]{}|'";

    private const int DefaultLength = 8;
    private const int DefaultClasses = 3;

    /// <summary>What is wrong with the password; null when nothing is.</summary>
    public static AwsError? Check(string password, AccountState state) =>
        PasswordPolicy.Of(state) is { } policy ? CheckOwn(password, policy) : CheckDefault(password, state);

    private static AwsError? CheckOwn(string password, PasswordPolicy policy)
    {
        var missing = Missing(password)
            .Where(kind => kind switch
            {
                CharacterClass.Uppercase => policy.RequireUppercaseCharacters,
                CharacterClass.Lowercase => policy.RequireLowercaseCharacters,
                CharacterClass.Number => policy.RequireNumbers,
                _ => policy.RequireSymbols,
            })
            .Select(Sentence);
        return Refusal([.. TooShort(password, policy.MinimumPasswordLength), .. missing]);
    }

    private static AwsError? CheckDefault(string password, AccountState state)
    {
        var complaints = TooShort(password, DefaultLength).ToList();
        var missing = Missing(password).Select(Sentence).ToList();
        var more = DefaultClasses - (Enum.GetValues<CharacterClass>().Length - missing.Count);
        if (more > 0)
        {
            complaints.Add($"Password should meet {more} more of the following requirements: {string.Join(", ", missing)}");
        }

        if (state.All(IamState.Aliases).Values.Any(alias => alias.Name.Equals(password, StringComparison.OrdinalIgnoreCase)))
        {
            complaints.Add("Password should not be identical to the account name");
        }

        return Refusal(complaints);
    }

    private static IEnumerable<string> TooShort(string password, int minimum) =>
        password.Length < minimum ? [$"Password should have a minimum length of {minimum}"] : [];

    private static IEnumerable<CharacterClass> Missing(string password) =>
        Enum.GetValues<CharacterClass>().Where(kind => !password.Any(character => IsOf(kind, character)));

    // Letters and digits of the basic Latin alphabet alone, as AWS documents: é and ² are of no class.
    private static bool IsOf(CharacterClass kind, char character) => kind switch
    {
        CharacterClass.Uppercase => char.IsAsciiLetterUpper(character),
        CharacterClass.Lowercase => char.IsAsciiLetterLower(character),
        CharacterClass.Number => char.IsAsciiDigit(character),
        CharacterClass.Symbol => Symbols.Contains(character, StringComparison.Ordinal),
        _ => false,
    };

    private static string Sentence(CharacterClass kind) => kind switch
    {
        CharacterClass.Uppercase => "Password should have at least one uppercase letter",
        CharacterClass.Lowercase => "Password should have at least one lowercase letter",
        CharacterClass.Number => "Password should have at least one number",
        _ => "Password should have at least one symbol",
    };

    private static AwsError? Refusal(IReadOnlyCollection<string> complaints) =>
        complaints.Count == 0 ? null : PasswordErrors.Violation(string.Join(", ", complaints));

    private enum CharacterClass
    {
        Uppercase,
        Lowercase,
        Number,
        Symbol,
    }
}
