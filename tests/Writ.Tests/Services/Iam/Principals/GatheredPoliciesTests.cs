using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Groups;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Principals;
using Writ.Services.Iam.Roles;
using Writ.Services.Iam.Users;
using Xunit;

namespace Writ.Tests.Services.Iam.Principals;

/// <summary>What is gathered once must be gathered again as soon as anything that it follows from is another.</summary>
public sealed class GatheredPoliciesTests
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly PolicyText Anything = new("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
    private static readonly string ManagedArn = $"arn:aws:iam::{Account}:policy/managed";

    private static readonly User Alice = new()
    {
        Name = "alice", Path = "/", Id = "AIDAALICE", CreateDate = DateTimeOffset.UnixEpoch, Groups = ["ops"],
        AttachedPolicies = [ManagedArn], InlinePolicies = [new InlinePolicy("own", Anything)],
    };

    private static readonly Group Ops = new() { Name = "ops", Path = "/", Id = "AGPAOPS", CreateDate = DateTimeOffset.UnixEpoch };

    private static readonly Role Deploy = new() { Name = "deploy", Path = "/", Id = "AROADEPLOY", CreateDate = DateTimeOffset.UnixEpoch, TrustPolicy = Anything };

    [Fact]
    public void Policies_are_gathered_once_while_nothing_they_follow_from_changes()
    {
        var draft = Given();
        var before = Of(draft);

        draft.Put(IamState.Roles, Deploy);
        draft.Put(IamState.Users, Alice with { Name = "bob", Id = "AIDABOB" });

        Assert.Same(before, Of(draft));
    }

    [Fact]
    public void A_change_of_the_user_counts_at_once()
    {
        var draft = Given();
        Assert.Equal(["own", ManagedArn], Names(draft));

        draft.Put(IamState.Users, Alice with { InlinePolicies = [] });

        Assert.Equal([ManagedArn], Names(draft));
    }

    [Fact]
    public void A_change_of_a_group_counts_at_once()
    {
        var draft = Given();
        Assert.Equal(["own", ManagedArn], Names(draft));

        draft.Put(IamState.Groups, Ops with { InlinePolicies = [new InlinePolicy("of-group", Anything)] });
        Assert.Equal(["own", ManagedArn, "of-group"], Names(draft));

        draft.Remove(IamState.Groups, "ops");
        Assert.Equal(["own", ManagedArn], Names(draft));
    }

    [Fact]
    public void A_change_of_a_managed_policy_counts_at_once()
    {
        var draft = Given();
        Assert.Equal(["own", ManagedArn], Names(draft)); // there is none yet, so it denies all under its ARN

        draft.Put(IamState.Policies, Managed());

        Assert.Equal(["own", "managed"], Names(draft));
    }

    [Fact]
    public void A_change_of_the_password_policy_counts_at_once()
    {
        var draft = Given();
        Assert.Equal(["own", ManagedArn], Names(draft));

        draft.Put(IamState.PasswordPolicies, new PasswordPolicy { MinimumPasswordLength = 6, AllowUsersToChangePassword = true });

        Assert.Equal(["own", ManagedArn, "AllowUsersToChangePassword"], Names(draft));
    }

    [Fact]
    public void A_boundary_counts_at_once()
    {
        var draft = Given();
        Assert.Null(Of(draft).Boundary);

        draft.Put(IamState.Users, Alice with { PermissionsBoundary = ManagedArn });

        Assert.Equal(ManagedArn, Assert.Single(Of(draft).Boundary ?? []).Arn);
    }

    [Fact]
    public void A_session_limits_no_other_session()
    {
        var draft = Given();
        var session = new Session { IssuedAt = DateTimeOffset.UnixEpoch, Expires = DateTimeOffset.UnixEpoch, Policies = [] };

        Assert.True(Of(draft, session).Session is { Count: 0 });
        Assert.Null(Of(draft).Session);
    }

    [Theory]
    [InlineData("AROADEPLOY", 1)]
    [InlineData("AROABEFORE", 0)]
    public void A_role_of_the_same_name_created_later_is_another(string id, int identity)
    {
        var draft = Given();
        draft.Put(IamState.Roles, Deploy with { InlinePolicies = [new InlinePolicy("p", Anything)] });
        var caller = new Caller { Kind = CallerKind.RoleSession, Account = Account.ToString(), Name = "deploy", UniqueId = id, SessionName = "s" };

        var policies = IdentityPolicies.Of(new Principal { Caller = caller, Account = Account, Arn = "", UserId = "", AccessKeyId = "" }, draft.State);

        Assert.Equal(identity, policies.Identity.Count);
        Assert.Equal(identity == 0, policies.Boundary is { Count: 0 }); // nothing is known of it, and an empty boundary denies
    }

    private static Draft Given()
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(IamState.Users, Alice with { }); // its own record in each test
        draft.Put(IamState.Groups, Ops);
        return draft;
    }

    private static ManagedPolicy Managed() => new()
    {
        Name = "managed", Path = "/", Id = "ANPAMANAGED", CreateDate = DateTimeOffset.UnixEpoch, UpdateDate = DateTimeOffset.UnixEpoch,
        Versions = [new PolicyVersion("v1", Anything, DateTimeOffset.UnixEpoch)], DefaultVersionId = "v1", NextVersion = 2,
    };

    private static IEnumerable<string> Names(Draft draft) => Of(draft).Identity.Select(policy => policy.Name);

    private static PolicySet Of(Draft draft, Session? session = null)
    {
        var caller = new Caller { Kind = CallerKind.User, Arn = Alice.Arn(Account), Account = Account.ToString(), Name = Alice.Name, UniqueId = Alice.Id };
        return IdentityPolicies.Of(
            new Principal { Caller = caller, Account = Account, Arn = Alice.Arn(Account), UserId = Alice.Id, AccessKeyId = "AKIAIOSFODNN7EXAMPLE", Session = session },
            draft.State);
    }
}
