using Writ.Kernel;
using Writ.Kernel.Principals;
using Writ.Kernel.State;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Roles;

public sealed class PassRoleTests(TestServer server) : IClassFixture<TestServer>
{
    private const string RoleArn = "arn:aws:iam::111122223333:role/app/worker";
    private const string ForeignArn = "arn:aws:iam::444455556666:role/app/worker";
    private const string Instance = "arn:aws:ec2:us-east-1:111122223333:instance/i-1";

    [Theory]
    [InlineData("worker")]
    [InlineData("WORKER")]
    [InlineData(RoleArn)]
    [InlineData("arn:aws:iam::111122223333:role/app/WORKER")]
    [InlineData("arn:aws:iam::111122223333:role/APP/worker")]
    [InlineData("arn:aws:iam::111122223333:role/worker")]
    public void Role_is_asked_about_by_its_arn_however_it_is_named(string role)
    {
        var question = IamTarget.PassRole(Call(), role, "lambda.amazonaws.com");

        Assert.Equal(("iam:PassRole", RoleArn), (question.Action, question.Resource));
        Assert.Equal("blue", question.ResourceTags?[0].Value);
        Assert.Equal(["iam:PassedToService"], question.Keys.Select(key => key.Key));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app/*","Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:*:*:instance/*"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:*:*:volume/*"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/worker"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}""", false)]
    public void Policies_decide_by_role_service_and_resource(string statement, bool allowed) =>
        Assert.Equal(allowed, Decide(IamTarget.PassRole(Call(), RoleArn, "lambda.amazonaws.com", Instance), statement));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/app/Worker")]
    [InlineData("arn:aws:iam::111122223333:role/other/worker")]
    [InlineData("Worker")]
    public void Denial_of_a_role_cannot_be_avoided_by_writing_it_otherwise(string role) =>
        Assert.False(Decide(
            IamTarget.PassRole(Call(), role, "lambda.amazonaws.com"),
            """[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app/worker"}]"""));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/app/nobody")]
    [InlineData("arn:aws:iam::111122223333:user/app/worker")]
    public void Arn_of_no_role_is_asked_about_as_it_is_written(string arn) =>
        Assert.Equal(arn, IamTarget.PassRole(Call(), arn, "lambda.amazonaws.com").Resource);

    [Fact]
    public void Role_of_another_account_cannot_be_passed() =>
        Assert.False(Decide(IamTarget.PassRole(Call(), ForeignArn, "lambda.amazonaws.com"), """{"Effect":"Allow","Action":"*","Resource":"*"}"""));

    private static bool Decide(Question question, string statement)
    {
        var policy = CompiledPolicy.Parse($$"""{"Version":"2012-10-17","Statement":{{statement}}}""", PolicyKind.Identity).Policy;
        Assert.NotNull(policy);
        var context = new RequestContext();
        foreach (var (key, values) in question.Keys)
        {
            context.Set(key, values);
        }

        return Authorizer.Decide(
            new AuthorizationRequest
            {
                Caller = new Caller { Kind = CallerKind.User, Account = TestServer.Account.ToString(), Arn = "arn:aws:iam::111122223333:user/u" },
                Action = question.Action ?? "",
                Resource = question.Resource,
                ResourceAccount = (question.ResourceAccount ?? TestServer.Account).ToString(),
                Context = context,
            },
            new PolicySet { Identity = [new NamedPolicy("p", null, policy)] }).IsAllowed;
    }

    private Call Call()
    {
        var draft = new Draft(AccountState.New(TestServer.Account));
        draft.Put(IamState.Roles, new Role
        {
            Name = "worker",
            Path = "/app/",
            Id = "AROAAAAAAAAAAAAAAAAAA",
            CreateDate = TestClock.Start,
            TrustPolicy = new PolicyText("{}"),
            Tags = TagSet.Empty.With([new TagEntry("team", "blue")], StringComparison.OrdinalIgnoreCase),
        });
        return TestCalls.As(server, draft.State);
    }
}
