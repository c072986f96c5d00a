using Writ.Kernel;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.AccessKeys;
using Writ.Services.Iam.InstanceProfiles;
using Writ.Services.Iam.Users;
using Xunit;
using Xunit.Sdk;

namespace Writ.Tests.Services.Iam.Races;

/// <summary>The judge of the races sees what they must not leave behind.</summary>
public sealed class SoundnessTests
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");

    private static readonly User Bob = new() { Name = "bob", Path = "/", Id = "AIDAAAAAAAAAAAAAAAAAA", CreateDate = DateTimeOffset.UnixEpoch };

    [Fact]
    public void Group_that_is_not_there() => Assert.Contains("bob is in the group crew", Unsound(draft => draft.Put(IamState.Users, Bob with { Groups = ["crew"] })), StringComparison.Ordinal);

    [Fact]
    public void Policy_that_is_not_there() => Assert.Contains(
        "bob has the policy", Unsound(draft => draft.Put(IamState.Users, Bob with { AttachedPolicies = ["arn:aws:iam::111122223333:policy/p"] })), StringComparison.Ordinal);

    [Fact]
    public void Boundary_that_is_not_there() => Assert.Contains(
        "is a boundary", Unsound(draft => draft.Put(IamState.Users, Bob with { PermissionsBoundary = "arn:aws:iam::111122223333:policy/p" })), StringComparison.Ordinal);

    [Fact]
    public void Role_that_is_not_there() => Assert.Contains(
        "holds the role r",
        Unsound(draft => draft.Put(IamState.InstanceProfiles, new InstanceProfile { Name = "i", Path = "/", Id = "AIPAAAAAAAAAAAAAAAAAA", CreateDate = DateTimeOffset.UnixEpoch, RoleName = "r" })),
        StringComparison.Ordinal);

    [Fact]
    public void Key_of_nobody() => Assert.Contains(
        "a AccessKey belongs to bob",
        Unsound(draft => draft.Put(IamState.AccessKeys, new AccessKey { Id = "AKIAIOSFODNN7EXAMPLE", UserName = "bob", CreateDate = DateTimeOffset.UnixEpoch, SealedSecret = [1], IsActive = true })),
        StringComparison.Ordinal);

    private static string Unsound(Action<Draft> change)
    {
        var draft = new Draft(AccountState.New(Account));
        change(draft);
        return Assert.ThrowsAny<XunitException>(() => Soundness.Check(draft.State)).Message;
    }
}
