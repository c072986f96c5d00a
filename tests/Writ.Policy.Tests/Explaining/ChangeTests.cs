using Writ.Policy.Tests.Reference;
using Xunit;

namespace Writ.Policy.Tests.Explaining;

public sealed class ChangeTests
{
    private static readonly NamedPolicy s_mfa = new("P", null, Given.Policy(Given.Document("""
        {"Sid":"AllowRead","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}
        """)));

    [Fact]
    public void Changes_of_random_denials_allow_and_no_part_of_them_does()
    {
        RandomQuestions random = new(4_711);
        int solved = 0;
        for (int i = 0; i < 4_000; i++)
        {
            RandomQuestion question = random.Next();
            Explanation explanation = Authorizer.Explain(question.Request, question.Policies);
            bool assumes = question.Request.Action.Equals("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
            bool hopeless = question.Policies.ResourcePolicyIsTrustPolicy
                && (question.Request.Caller.Kind == CallerKind.Anonymous || (question.Request.Caller.Kind == CallerKind.Root && assumes));
            if (explanation.Decision.IsAllowed || hopeless)
            {
                Assert.Empty(explanation.Changes);
                continue;
            }

            Change[] changes = [.. explanation.Changes];
            Assert.True(changes.Length > 0, $"no change for {question}");
            Assert.True(Allows(question, changes), $"{explanation.Advice} is not enough for {question}");
            Assert.True(Parts(changes).All(part => !Allows(question, part)), $"{explanation.Advice} is too much for {question}");
            solved++;
        }

        Assert.True(solved > 1_500, $"only {solved} denials");
    }

    [Fact]
    public void Unmet_condition_is_met_by_its_key()
    {
        Explanation explanation = Explain(new PolicySet { Identity = [s_mfa] });

        SetContextKey change = Assert.IsType<SetContextKey>(Assert.Single(explanation.Changes));
        Assert.Equal(("aws:MultiFactorAuthPresent", "true"), (change.Key, change.Value));
        Assert.Equal("make the request with aws:MultiFactorAuthPresent = true, so that the condition Bool aws:MultiFactorAuthPresent = true is met", explanation.Advice);
    }

    [Theory]
    [InlineData("StringEquals", "k:k", "blue", null, "blue")]
    [InlineData("StringNotEquals", "k:k", "blue", "blue", "other")]
    [InlineData("StringLike", "k:k", "b*e", "red", "bxe")]
    [InlineData("NumericLessThan", "k:k", "10", "10", "9")]
    [InlineData("NumericGreaterThanEquals", "k:k", "10", null, "10")]
    [InlineData("DateGreaterThan", "k:k", "2026-01-01", "2025", "2026-01-01T00:00:01Z")]
    [InlineData("IpAddress", "k:k", "192.0.2.0/24", "10.0.0.1", "192.0.2.0")]
    [InlineData("NotIpAddress", "k:k", "192.0.2.0/24", "192.0.2.7", "198.51.100.1")]
    [InlineData("ArnLike", "k:k", "arn:aws:sns:*:111122223333:t", null, "arn:aws:sns:x:111122223333:t")]
    [InlineData("ForAnyValue:StringEquals", "k:k", "a", null, "a")]
    [InlineData("Null", "k:k", "false", null, "other")]
    [InlineData("Null", "k:k", "true", "x", null)]
    public void Condition_of_an_allow_gets_a_value_that_meets_it(string op, string key, string listed, string? given, string? expected)
    {
        string document = Given.Document(Given.Statement(condition: $$$"""{"{{{op}}}":{"{{{key}}}":"{{{listed}}}"}}"""));
        RequestContext context = given is null ? new RequestContext() : Given.Context((key, given));

        Change change = Assert.Single(Explain(new PolicySet { Identity = [Given.Named(document)] }, context: context).Changes);

        Assert.Equal(expected, change is SetContextKey set ? set.Value : change is RemoveContextKey ? null : "neither");
    }

    [Fact]
    public void Variable_in_a_resource_gets_the_value_that_covers_it()
    {
        string document = Given.Document(Given.Statement(resource: "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"));

        Explanation explanation = Explain(new PolicySet { Identity = [Given.Named(document)] }, resource: "arn:aws:s3:::b/blue/x");

        Assert.Equal("make the request with aws:PrincipalTag/team = blue (a tag of the caller), so that the entry arn:aws:s3:::b/${aws:PrincipalTag/team}/* covers the resource", explanation.Advice);
    }

    [Fact]
    public void Deny_goes_by_its_condition_or_is_removed()
    {
        string conditional = Given.Document(Given.Statement("Deny", condition: """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"""));

        Assert.Equal(
            ("aws:MultiFactorAuthPresent", "true"),
            Assert.Single(Explain(new PolicySet { Identity = [Given.Allowing(), Given.Named(conditional)] }).Changes) is SetContextKey set ? (set.Key, set.Value) : default);
        RemoveStatement removal = Assert.IsType<RemoveStatement>(Assert.Single(Explain(new PolicySet { Identity = [Given.Allowing()], ServiceControl = [[Given.Allowing(), Given.Denying()]] }).Changes));
        Assert.Equal((PolicyLayer.ServiceControl, 0), (removal.Layer, removal.StatementIndex));
        Assert.StartsWith("remove the statement number 1 from the service control policy", removal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_as_many_changes_those_of_the_request_are_proposed_before_a_guardrail_goes()
    {
        string needsKey = Given.Statement("Deny", condition: """{"StringNotEquals":{"k:a":["x","y"]}}""");
        string document = Given.Document(string.Join(',',
            needsKey, needsKey, // removing one is not enough, removing both is as many changes as answering them
            Given.Statement("Deny", condition: """{"StringEquals":{"k:a":"x"}}"""),
            Given.Statement("Deny", condition: """{"StringEquals":{"k:a":"y"},"Null":{"k:b":"true"}}""")));

        Explanation explanation = Explain(new PolicySet { Identity = [Given.Allowing()], ServiceControl = [[Given.Allowing(), Given.Named(document, PolicyKind.ServiceControl)]] });

        Assert.Equal([("k:a", "y"), ("k:b", "other")], explanation.Changes.Select(change => Assert.IsType<SetContextKey>(change)).Select(set => (set.Key, set.Value)));
    }

    [Fact]
    public void Key_that_every_request_has_is_not_proposed_to_be_left_out()
    {
        string document = Given.Document(Given.Statement("Deny", condition: """{"StringLike":{"aws:RequestedRegion":"*"}}"""));

        Assert.IsType<RemoveStatement>(Assert.Single(
            Explain(new PolicySet { Identity = [Given.Allowing(), Given.Named(document)] }, Given.Context(("aws:RequestedRegion", "eu-west-1"))).Changes));
    }

    [Theory]
    [InlineData("s3:*", "arn:aws:s3:::b/k")]
    [InlineData("s3:GetObject", "arn:aws:s3:*:*:b/k")]
    [InlineData("s3:GetObject", "b*")]
    public void Allow_that_would_reach_further_than_the_question_is_not_proposed(string action, string resource) =>
        Assert.Empty(Authorizer.Explain(Given.Request(action: action, resource: resource), PolicySet.Empty).Changes);

    [Fact]
    public void Wildcard_of_a_name_is_one_character_where_the_document_cannot_escape_it()
    {
        NamedPolicy own = Given.Named("{\"Version\":\"2008-10-17\",\"Statement\":[]}", PolicyKind.Resource);
        AuthorizationRequest request = Given.Request(Given.Service, resource: "arn:aws:s3:::b/*");

        Assert.Contains("\"Resource\":\"arn:aws:s3:::b/?\"", Authorizer.Explain(request, new PolicySet { Resource = own }).Advice, StringComparison.Ordinal);
        Assert.Contains("\"Resource\":\"arn:aws:s3:::b/${*}\"", Authorizer.Explain(request, PolicySet.Empty).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_a_resource_to_everyone_is_said_to_be_that()
    {
        Assert.StartsWith(
            "add to the resource-based policy an allow that names everyone, with or without credentials: ",
            Authorizer.Explain(Given.Request(Given.Anonymous), PolicySet.Empty).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_platform_says_of_the_caller_is_not_proposed_to_change()
    {
        string document = Given.Document(Given.Statement(condition: """{"StringEquals":{"aws:PrincipalAccount":"444455556666"}}"""));

        Assert.IsType<AddAllow>(Assert.Single(Explain(new PolicySet { Identity = [Given.Named(document)] }).Changes));
    }

    [Fact]
    public void Several_silent_layers_are_all_to_allow()
    {
        Explanation explanation = Explain(new PolicySet { Boundary = [Given.Silent()], ServiceControl = [[Given.Allowing()], [Given.Silent()]] });

        Assert.Equal(
            [(PolicyLayer.ServiceControl, 1), (PolicyLayer.Boundary, -1), (PolicyLayer.Identity, -1)],
            explanation.Changes.Select(change => Assert.IsType<AddAllow>(change)).Select(change => (change.Layer, change.Level)));
        Assert.Contains("of level 2", explanation.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_accounts_resource_is_to_name_the_caller()
    {
        Explanation explanation = Authorizer.Explain(Given.Request(Given.RoleSession, owner: Given.OtherAccount), new PolicySet { Identity = [Given.Allowing()] });

        AddAllow change = Assert.IsType<AddAllow>(Assert.Single(explanation.Changes));
        Assert.Equal((PolicyLayer.Resource, Given.RoleSession.RoleArn), (change.Layer, change.Principal));
        Assert.Equal(
            $$"""{"Effect":"Allow","Principal":{"AWS":"{{Given.RoleSession.RoleArn}}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::bucket/key"}""", change.Statement);
    }

    [Fact]
    public void Session_past_a_boundary_is_named_itself_where_that_is_less()
    {
        PolicySet policies = new() { Boundary = [Given.Silent()], Resource = Given.ResourceGrant("""{"AWS":"444455556666"}""") };

        AddAllow change = Assert.IsType<AddAllow>(Assert.Single(Authorizer.Explain(Given.Request(Given.RoleSession), policies).Changes));

        Assert.Equal((PolicyLayer.Resource, Given.RoleSession.Arn), (change.Layer, change.Principal));
    }

    [Fact]
    public void Resource_that_looks_like_a_pattern_is_allowed_as_itself_alone()
    {
        Explanation explanation = Explain(PolicySet.Empty, resource: "arn:aws:s3:::b/*/${x}?");
        (AuthorizationRequest _, PolicySet changed) = Change.Apply(explanation.Changes, Given.Request(), PolicySet.Empty);

        Assert.True(Authorizer.Decide(Given.Request(resource: "arn:aws:s3:::b/*/${x}?"), changed).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(resource: "arn:aws:s3:::b/a/${x}b"), changed).IsAllowed);
    }

    [Fact]
    public void Root_that_would_assume_a_role_is_told_that_nothing_helps()
    {
        PolicySet policies = new() { ResourcePolicyIsMandatory = true, ResourcePolicyIsTrustPolicy = true };

        Explanation explanation = Authorizer.Explain(Given.Request(Given.Root, "sts:AssumeRole", "arn:aws:iam::111122223333:role/r"), policies);

        Assert.Empty(explanation.Changes);
        Assert.Equal("a root user cannot assume a role, whatever the trust policy says", explanation.Reason);
        Assert.Equal("no change to the request or its policies was found that would allow this", explanation.Advice);
    }

    [Fact]
    public void Applying_leaves_what_was_given_as_it_is()
    {
        AuthorizationRequest request = Given.Request(context: Given.Context(("k:k", "a")));
        PolicySet policies = new() { Identity = [Given.Denying(), Given.Allowing()] };
        Change[] changes = [new SetContextKey("k:k", "b", "test"), new RemoveStatement(PolicyLayer.Identity, policies.Identity[0], 0), new RemoveContextKey("k:l", "test")];

        (AuthorizationRequest changed, PolicySet without) = Change.Apply(changes, request, policies);

        Assert.Equal("a b", string.Join(' ', ((AuthorizationRequest[])[request, changed]).Select(one => one.Context.TryGet("k:k", out ContextValue value) ? value[0] : null)));
        Assert.Equal(Verdict.ExplicitlyDenied, Authorizer.Decide(request, policies).Verdict);
        Assert.Equal(Verdict.Allowed, Authorizer.Decide(changed, without).Verdict);
    }

    private static Explanation Explain(PolicySet policies, RequestContext? context = null, string resource = Given.Bucket) =>
        Authorizer.Explain(Given.Request(context: context, resource: resource), policies);

    private static bool Allows(RandomQuestion question, Change[] changes)
    {
        (AuthorizationRequest request, PolicySet policies) = Change.Apply(changes, question.Request, question.Policies);
        return Authorizer.Decide(request, policies).IsAllowed;
    }

    /// <summary>All proper parts of a set of changes; of a large one those that lack a single change.</summary>
    private static IEnumerable<Change[]> Parts(Change[] changes) => changes.Length > 8
        ? changes.Select(missing => changes.Where(change => !ReferenceEquals(change, missing)).ToArray())
        : Enumerable.Range(0, (1 << changes.Length) - 1).Select(bits => changes.Where((_, i) => (bits >> i & 1) != 0).ToArray());
}
