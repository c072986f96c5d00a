using Xunit;

namespace Writ.Policy.Tests.Evaluation;

public sealed class ExaminationTests
{
    [Fact]
    public void Examination_decides_as_the_authorizer_and_lists_every_statement_that_applies()
    {
        PolicySet policies = new()
        {
            Identity = [Given.Named(Given.Document(Given.Statement() + "," + Given.Statement(action: "s3:PutObject") + "," + Given.Statement(effect: "Deny")))],
            Boundary = [Given.Allowing()],
        };

        Examination examination = Examination.Of(Question(), policies);

        Assert.Equal(Authorizer.Decide(Question(), policies), examination.Decision);
        Assert.Equal(
            [(PolicyLayer.Identity, 0, PolicyEffect.Allow), (PolicyLayer.Identity, 2, PolicyEffect.Deny), (PolicyLayer.Boundary, 0, PolicyEffect.Allow)],
            examination.Applied.Select(applied => (applied.Layer, applied.StatementIndex, applied.Statement.Effect)));
    }

    [Fact]
    public void Layers_speak_for_themselves_and_those_that_take_no_part_allow()
    {
        PolicySet policies = new()
        {
            Identity = [Given.Allowing()],
            Boundary = [Given.Denying()],
            ServiceControl = [[Given.Allowing(PolicyKind.ServiceControl)], []],
        };

        Examination examination = Examination.Of(Question(), policies);

        Assert.Equal(Verdict.Allowed, examination.VerdictOf(PolicyLayer.Identity));
        Assert.Equal(Verdict.ExplicitlyDenied, examination.VerdictOf(PolicyLayer.Boundary));
        Assert.Equal(Verdict.ImplicitlyDenied, examination.VerdictOf(PolicyLayer.ServiceControl));
        Assert.Equal(Verdict.Allowed, examination.VerdictOf(PolicyLayer.Session));
        Assert.Equal(Verdict.ImplicitlyDenied, examination.VerdictOf(PolicyLayer.Resource));
        Assert.Equal(Verdict.ExplicitlyDenied, examination.Decision.Verdict);
    }

    [Fact]
    public void Unreadable_question_is_denied_and_nothing_applies()
    {
        AuthorizationRequest unreadable = new() { Caller = Given.User, Action = null!, Resource = "*", Context = [] }; // what a careless caller of the library may do

        Examination examination = Examination.Of(unreadable, new PolicySet { Identity = [Given.Allowing()] });

        Assert.Equal(default, examination.Decision);
        Assert.Empty(examination.Applied);
        Assert.Equal(Verdict.ImplicitlyDenied, examination.VerdictOf(PolicyLayer.Identity));
    }

    [Fact]
    public void Conditions_of_a_statement_are_listed_as_written()
    {
        PolicyStatement statement = Given.Policy(Given.Document(Given.Statement(
            condition: """{"StringLike":{"aws:UserAgent":["a*","b"]},"Bool":{"aws:SecureTransport":true}}"""))).Statements[0];

        IReadOnlyList<PolicyCondition> conditions = PolicyCondition.Of(statement);

        Assert.Equal(["StringLike aws:UserAgent a*|b", "Bool aws:SecureTransport true"], conditions.Select(one => $"{one.Operator} {one.Key} {string.Join('|', one.Values)}"));
    }

    [Theory]
    [InlineData(ContextValueType.Text, "anything", true)]
    [InlineData(ContextValueType.Numeric, "-1.5e3", true)]
    [InlineData(ContextValueType.Numeric, "1,000", false)]
    [InlineData(ContextValueType.Boolean, "TRUE", true)]
    [InlineData(ContextValueType.Boolean, " true", false)]
    [InlineData(ContextValueType.IpAddress, "2001:db8::1", true)]
    [InlineData(ContextValueType.IpAddress, "010.0.0.1", false)]
    [InlineData(ContextValueType.Binary, "QUI=", true)]
    [InlineData(ContextValueType.Binary, "QUI", false)]
    [InlineData(ContextValueType.Date, "2026-01-02T03:04:05+01:00", true)]
    [InlineData(ContextValueType.Date, "2026-02-30", false)]
    [InlineData((ContextValueType)99, "x", false)]
    public void Value_is_readable_as_its_type_when_operators_can_read_it(ContextValueType type, string value, bool readable) =>
        Assert.Equal(readable, type.CanRead(value));

    private static AuthorizationRequest Question() => new() { Caller = Given.User, Action = "s3:GetObject", Resource = Given.Bucket, Context = [] };
}
