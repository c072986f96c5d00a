using Writ.Policy.Catalog;
using Xunit;

namespace Writ.Policy.Tests.Catalog;

public class AwsManagedPolicyTests
{
    [Fact]
    public void Every_document_compiles()
    {
        Assert.True(AwsManagedPolicies.All.Count > 1_500);
        Assert.All(AwsManagedPolicies.All, policy =>
        {
            PolicyParseResult parsed = CompiledPolicy.Parse(policy.ReadDocument(), PolicyKind.Identity);

            Assert.True(parsed.IsValid, $"{policy.Arn}: {parsed.Error?.Detail}");
        });
    }

    [Fact]
    public void A_policy_is_found_by_its_whole_ARN()
    {
        AwsManagedPolicy policy = AwsManagedPolicies.Find("arn:aws:iam::aws:policy/AdministratorAccess")!;

        Assert.Equal("v1", policy.DefaultVersionId);
        Assert.Equal(new DateTimeOffset(2015, 2, 6, 18, 39, 46, TimeSpan.Zero), policy.CreateDate);
        Assert.Equal(policy.CreateDate, policy.UpdateDate);
        Assert.Equal("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", policy.ReadDocument());
        Assert.NotNull(AwsManagedPolicies.Find("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"));
        Assert.Null(AwsManagedPolicies.Find("arn:aws:iam::aws:policy/ViewOnlyAccess"));
        Assert.Null(AwsManagedPolicies.Find("arn:aws:iam::aws:policy/administratoraccess"));
        Assert.Null(AwsManagedPolicies.Find("arn:aws:iam::111122223333:policy/AdministratorAccess"));
        Assert.Null(AwsManagedPolicies.Find(""));
    }

    [Fact]
    public void ReadOnlyAccess_reads_and_does_not_write()
    {
        CompiledPolicy policy = Given.Policy(AwsManagedPolicies.Find("arn:aws:iam::aws:policy/ReadOnlyAccess")!.ReadDocument());

        Assert.Equal(Verdict.Allowed, DecideBy(policy, "iam:ListUsers"));
        Assert.Equal(Verdict.ImplicitlyDenied, DecideBy(policy, "iam:CreateUser"));
    }

    private static Verdict DecideBy(CompiledPolicy policy, string action) => Authorizer.Decide(
        new AuthorizationRequest { Caller = Given.User, Action = action, Resource = "*", ResourceAccount = Given.Account, Context = Given.Context() },
        new PolicySet { Identity = [new NamedPolicy("p", null, policy)] }).Verdict;
}
