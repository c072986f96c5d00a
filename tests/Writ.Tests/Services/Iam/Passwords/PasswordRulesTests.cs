using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Account;
using Writ.Services.Iam.Passwords;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

/// <summary>The policy's check, at its boundaries and against a naive one.</summary>
public sealed class PasswordRulesTests
{
    private const string Symbols = "!@#$%^&*()_+-=[]{}|'";

    // Of each class, of none, and close to the borders of some.
    private static readonly Gen<char> Characters = Gen.Elements(("AZaz09@[`{/:" + Symbols + "\"\\,.;<>?~ \t\u00e9\u00c9\u00b2\u00df\u00ff").ToCharArray());

    private static readonly Gen<string> Texts =
        Gen.Choose(1, 16).SelectMany(length => Characters.ArrayOf(length)).Select(characters => new string(characters));

    [Theory]
    [InlineData("Abcdefg1", true)]
    [InlineData("Abcdef1", false)]
    [InlineData("abcdefg1", false)]
    [InlineData("abcdef-1", true)]
    [InlineData("ABCDEF-1", true)]
    [InlineData("abcdef-A", true)]
    [InlineData("12345678", false)]
    [InlineData("abcdef1\u00c9", false)]
    [InlineData("abcdef1\"", false)]
    [InlineData("abcdef1\\", false)]
    [InlineData("acme-prod-1", false)]
    [InlineData("Acme-Prod-1", false)]
    [InlineData("acme-prod-12", true)]
    public void Default_policy_wants_eight_characters_of_three_classes_and_not_the_alias(string password, bool conforms)
    {
        var draft = new Draft(AccountState.New(AccountId.Parse("111122223333")));
        draft.Put(IamState.Aliases, new AccountAlias("acme-prod-1"));

        Assert.Equal(conforms, PasswordRules.Check(password, draft.State) is null);
    }

    [Theory]
    [InlineData(6, 5, false)]
    [InlineData(6, 6, true)]
    [InlineData(128, 127, false)]
    [InlineData(128, 128, true)]
    public void Own_policy_counts_characters_not_bytes(int minimum, int length, bool conforms) =>
        Assert.Equal(conforms, PasswordRules.Check(new string('\u00ff', length), With(new PasswordPolicy { MinimumPasswordLength = minimum })) is null);

    [Fact]
    public void Own_policy_says_what_a_naive_check_says() =>
        Prop.ForAll(Arb.From(Texts), Arb.From(Gen.Choose(0, 15)), Arb.From(Gen.Choose(6, 12)), (password, required, minimum) =>
        {
            var policy = new PasswordPolicy
            {
                MinimumPasswordLength = minimum,
                RequireUppercaseCharacters = (required & 1) != 0,
                RequireLowercaseCharacters = (required & 2) != 0,
                RequireNumbers = (required & 4) != 0,
                RequireSymbols = (required & 8) != 0,
            };

            var found = PasswordRules.Check(password, With(policy));

            var classes = Classes(password);
            Assert.Equal(password.Length >= minimum && (required & ~classes) == 0, found is null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Default_policy_says_what_a_naive_check_says() =>
        Prop.ForAll(Arb.From(Texts), password =>
        {
            var found = PasswordRules.Check(password, AccountState.New(AccountId.Parse("111122223333")));

            var classes = int.PopCount(Classes(password));
            Assert.Equal(password.Length >= 8 && classes >= 3, found is null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Refusal_does_not_quote_the_password() =>
        Assert.DoesNotContain("hunter2", PasswordRules.Check("hunter2", With(new PasswordPolicy { MinimumPasswordLength = 20 }))?.Message, StringComparison.Ordinal);

    private static AccountState With(PasswordPolicy policy)
    {
        var draft = new Draft(AccountState.New(AccountId.Parse("111122223333")));
        draft.Put(IamState.PasswordPolicies, policy);
        return draft.State;
    }

    private static int Classes(string password)
    {
        var found = 0;
        foreach (var character in password)
        {
            found |= character is >= 'A' and <= 'Z' ? 1
                : character is >= 'a' and <= 'z' ? 2
                : character is >= '0' and <= '9' ? 4
                : Symbols.Contains(character, StringComparison.Ordinal) ? 8
                : 0;
        }

        return found;
    }
}
