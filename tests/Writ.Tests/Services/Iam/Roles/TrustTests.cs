using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Xunit;

namespace Writ.Tests.Services.Iam.Roles;

public sealed class TrustTests
{
    private const string UserId = "AIDAAAAAAAAAAAAAAAAAA";

    private static readonly AccountState Mine = AccountState.New(AccountId.Parse("111122223333"));
    private static readonly AccountState Other = With(AccountState.New(AccountId.Parse("444455556666")), "/x/", "u+1");

    [Fact]
    public void All_else_of_the_text_stays_as_it_was()
    {
        var state = With(Mine, "/", "u+1");
        var text = Document("[ \"arn:aws:iam::111122223333:user\\/u+1\" ,\t\"111122223333\" ]");

        var saved = Trust.Save(text, state, Account).Value;

        Assert.Equal(Document($"[ \"{UserId}\" ,\t\"111122223333\" ]"), saved.Document.Text);
        Assert.Equal(Document("[ \"arn:aws:iam::111122223333:user/u+1\" ,\t\"111122223333\" ]"), Show(saved, state));
    }

    [Fact]
    public void User_of_another_account_here_becomes_its_id_and_is_shown_again()
    {
        var text = Document("\"arn:aws:iam::444455556666:user/x/u+1\"");

        var saved = Trust.Save(text, Mine, Account).Value;

        Assert.Equal(Document($"\"{UserId}\""), saved.Document.Text);
        Assert.Equal(text, Show(saved, Mine));
    }

    [Fact]
    public void Id_whose_owner_is_gone_is_shown_as_it_is()
    {
        var saved = Trust.Save(Document("\"arn:aws:iam::111122223333:user/u\""), With(Mine, "/", "u"), Account).Value;

        Assert.Equal(Document($"\"{UserId}\""), Show(saved, Mine));
    }

    [Fact]
    public void Arn_of_an_account_that_is_not_here_stays()
    {
        var text = Document("\"arn:aws:iam::777788889999:role/r\"");

        var saved = Trust.Save(text, Mine, Account).Value;

        Assert.Equal(text, saved.Document.Text);
        Assert.Empty(saved.Accounts);
    }

    [Theory]
    [InlineData("arn:aws:iam::444455556666:user/u+1")]
    [InlineData("arn:aws:iam::111122223333:user/x/u+1")]
    [InlineData("arn:aws-cn:iam::444455556666:user/x/u+1")]
    [InlineData("AIDABBBBBBBBBBBBBBBBB")]
    public void Unknown_user_is_refused(string principal)
    {
        var error = Trust.Save(Document($"\"{principal}\""), Mine, Account).Error;

        Assert.Equal("MalformedPolicyDocument", error?.Code);
        Assert.Equal($"Invalid principal in policy: \"AWS\":\"{principal}\"", error?.Message);
    }

    private static AccountState? Account(AccountId id) => id == Other.Id ? Other : null;

    private static string Document(string principals) =>
        $$"""
        { "Version":"2012-10-17",  "Statement":[{"Effect":"Allow","Principal":{"AWS": {{principals}} },"Action":"sts:AssumeRole"}] }
        """;

    private static string Show(SavedTrust saved, AccountState state)
    {
        var role = new Role { Name = "r", Path = "/", Id = "AROA", CreateDate = default, TrustPolicy = saved.Document, TrustedAccounts = saved.Accounts };
        return Trust.Show(role, state, Account);
    }

    private static AccountState With(AccountState state, string path, string name)
    {
        var draft = new Draft(state);
        draft.Put(IamState.Users, new User { Name = name, Path = path, Id = UserId, CreateDate = default });
        return draft.State;
    }
}
