using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Policies;
using Writ.Services.Iam.Principals;
using Writ.Services.Iam.Users;
using Xunit;

namespace Writ.Tests.Services.Iam.Policies;

/// <summary>A policy of AWS that was attached when the data had it, and that a newer version of the data does not have.</summary>
public sealed class WithdrawnPolicyTests
{
    private const string Withdrawn = "arn:aws:iam::aws:policy/AWSDenySomethingNoLongerPublished";
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static readonly AccountId Account = AccountId.Parse("111122223333");

    private static readonly User Alice = new() { Name = "alice", Path = "/", Id = "AIDAALICEALICEALICE1", CreateDate = DateTimeOffset.UnixEpoch };

    [Fact]
    public void Without_it_the_holder_is_allowed()
    {
        Assert.True(Decide(Alice with { AttachedPolicies = [Administrator] }).IsAllowed);
    }

    [Fact]
    public void Attached_it_denies_all()
    {
        var decision = Decide(Alice with { AttachedPolicies = [Administrator, Withdrawn] });

        Assert.Equal(Verdict.ExplicitlyDenied, decision.Verdict);
    }

    [Fact]
    public void As_a_boundary_it_denies_all()
    {
        var decision = Decide(Alice with { AttachedPolicies = [Administrator], PermissionsBoundary = Withdrawn });

        Assert.Equal(Verdict.ExplicitlyDenied, decision.Verdict);
    }

    [Fact]
    public void In_a_group_it_denies_all_to_members()
    {
        var group = new Writ.Services.Iam.Groups.Group { Name = "ops", Path = "/", Id = "AGPAOPS", CreateDate = DateTimeOffset.UnixEpoch, AttachedPolicies = [Withdrawn] };
        var decision = Decide(Alice with { AttachedPolicies = [Administrator], Groups = ["ops"] }, draft => draft.Put(IamState.Groups, group));

        Assert.Equal(Verdict.ExplicitlyDenied, decision.Verdict);
    }

    [Fact]
    public void It_can_be_detached()
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(IamState.Users, Alice with { AttachedPolicies = [Administrator, Withdrawn] });

        var detached = Attachments.Detach(HolderKinds.Users, "alice", Withdrawn, draft);

        Assert.Null(detached.Error);
        Assert.Equal([Administrator], draft.State.Get(IamState.Users, "alice")?.AttachedPolicies);
    }

    private static Decision Decide(User user, Action<Draft>? given = null)
    {
        var draft = new Draft(AccountState.New(Account));
        draft.Put(IamState.Users, user);
        given?.Invoke(draft);
        var caller = new Caller { Kind = CallerKind.User, Arn = user.Arn(Account), Account = Account.ToString(), Name = user.Name, UniqueId = user.Id };
        var principal = new Principal { Caller = caller, Account = Account, Arn = caller.Arn, UserId = user.Id, AccessKeyId = "AKIAIOSFODNN7EXAMPLE" };

        return Authorizer.Decide(
            new AuthorizationRequest { Caller = caller, Action = "iam:ListUsers", Resource = "*", ResourceAccount = Account.ToString(), Context = new RequestContext() },
            IdentityPolicies.Of(principal, draft.State));
    }
}
