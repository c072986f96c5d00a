using Writ.Policy;
using Writ.Policy.Catalog;
using Writ.Services.Iam.Policies;
using Xunit;

namespace Writ.Tests.Services.Iam.Policies;

public sealed class AwsPoliciesTests
{
    [Fact]
    public void Every_policy_is_found_by_the_ARN_it_shows()
    {
        var account = Writ.Kernel.AccountId.Parse("111122223333");

        Assert.Equal(AwsManagedPolicies.All.Count, AwsPolicies.All.Count);
        Assert.All(AwsPolicies.All, policy => Assert.Same(policy, AwsPolicies.Find(policy.Arn(account))));
    }

    [Fact]
    public void Names_and_ids_are_unique()
    {
        Assert.Distinct(AwsPolicies.All.Select(policy => policy.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Distinct(AwsPolicies.All.Select(policy => policy.Id));
        Assert.All(AwsPolicies.All, policy => Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.Id));
    }

    [Fact]
    public void A_policy_is_compiled_once_for_all_accounts()
    {
        var policy = AwsPolicies.Find("arn:aws:iam::aws:policy/ReadOnlyAccess")!;

        var compiled = new CompiledPolicy[8];
        Parallel.For(0, compiled.Length, i => compiled[i] = policy.Default.Document.Compile(PolicyKind.Identity));

        Assert.Single(compiled.Distinct());
    }

    [Fact]
    public void Pages_go_on_after_any_name()
    {
        var names = AwsPolicies.After("ReadOnlyAccess").Select(policy => policy.Name).ToList();

        Assert.DoesNotContain("ReadOnlyAccess", names);
        Assert.DoesNotContain("AdministratorAccess", names);
        Assert.Contains("ViewOnlyAccess", names);
        Assert.Equal(names, AwsPolicies.After("readonlyACCESS").Select(policy => policy.Name));
    }
}
