using Xunit;

namespace Writ.Policy.Tests.Evaluation;

public sealed class AccessDeniedTextTests
{
    private const string Subject = "User: arn:aws:iam::111122223333:user/div/alice is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::bucket/key";

    [Fact]
    public void Implicit_denials_name_the_silent_layer()
    {
        Assert.Equal($"{Subject} because no identity-based policy allows the s3:GetObject action", Message(PolicySet.Empty));
        Assert.Equal(
            $"{Subject} because no permissions boundary allows the s3:GetObject action",
            Message(new PolicySet { Identity = [Given.Allowing()], Boundary = [Given.Silent()] }));
        Assert.Equal(
            $"{Subject} because no session policy allows the s3:GetObject action", Message(new PolicySet { Identity = [Given.Allowing()], Session = [] }));
        Assert.Equal(
            $"{Subject} because no service control policy allows the s3:GetObject action", Message(new PolicySet { ServiceControl = [[]] }));
        Assert.Equal($"{Subject} because no VPC endpoint policy allows the s3:GetObject action", Message(new PolicySet { Endpoint = [] }));
        Assert.Equal(
            $"{Subject} because no resource-based policy allows the s3:GetObject action", Message(new PolicySet { Identity = [Given.Allowing()] }, Given.OtherAccount));
    }

    [Fact]
    public void Explicit_denials_name_the_denying_layer()
    {
        Assert.Equal($"{Subject} with an explicit deny in an identity-based policy", Message(new PolicySet { Identity = [Given.Denying()] }));
        Assert.Equal($"{Subject} with an explicit deny in a permissions boundary", Message(new PolicySet { Boundary = [Given.Denying()] }));
        Assert.Equal($"{Subject} with an explicit deny in a session policy", Message(new PolicySet { Session = [Given.Denying()] }));
        Assert.Equal($"{Subject} with an explicit deny in a service control policy", Message(new PolicySet { ServiceControl = [[Given.Denying()]] }));
        Assert.Equal(
            $"{Subject} with an explicit deny in a resource control policy",
            Message(new PolicySet { ResourceControl = [[Given.Denying(PolicyKind.ResourceControl)]] }));
        Assert.Equal(
            $"{Subject} with an explicit deny in a VPC endpoint policy", Message(new PolicySet { Endpoint = [Given.Denying(PolicyKind.Endpoint)] }));
        Assert.Equal($"{Subject} with an explicit deny in a resource-based policy", Message(new PolicySet { Resource = Given.ResourceGrant("\"*\"", "Deny") }));
    }

    [Fact]
    public void Reasons_come_in_one_order_when_several_layers_deny()
    {
        PolicySet all = new()
        {
            Identity = [Given.Denying()], Boundary = [Given.Denying()], Session = [Given.Denying()], ServiceControl = [[Given.Denying()]],
            ResourceControl = [[Given.Denying(PolicyKind.ResourceControl)]], Resource = Given.ResourceGrant("\"*\"", "Deny"),
        };
        PolicySet silent = new() { Boundary = [], Session = [], ServiceControl = [[]], ResourceControl = [[]], Endpoint = [] };

        Assert.Equal(PolicyLayer.ResourceControl, Authorizer.Decide(Given.Request(), all).Layer);
        Assert.Equal(PolicyLayer.ServiceControl, Authorizer.Decide(Given.Request(), silent).Layer);
    }

    [Fact]
    public void Trust_policy_has_its_own_words_and_none_across_accounts()
    {
        const string role = "arn:aws:iam::111122223333:role/r";
        AuthorizationRequest request = Given.Request(action: "sts:AssumeRole", resource: role);
        AuthorizationRequest foreign = Given.Request(action: "sts:AssumeRole", resource: role, owner: Given.OtherAccount);
        PolicySet policies = new() { ResourcePolicyIsMandatory = true, ResourcePolicyIsTrustPolicy = true, Identity = [Given.Allowing()] };

        Assert.EndsWith("because no role trust policy allows the sts:AssumeRole action", Authorizer.Decide(request, policies).AccessDeniedMessage(request), StringComparison.Ordinal);
        Assert.EndsWith($"on resource: {role}", Authorizer.Decide(foreign, policies).AccessDeniedMessage(foreign), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_allow_has_no_words_when_it_is_not_to_be_told_whose_but_a_deny_has()
    {
        EvaluationOptions options = new() { OmitsWhoseAllowIsMissing = true };
        PolicySet denied = new() { Identity = [Given.Denying()] };

        Assert.Equal(
            $"{Subject[..Subject.IndexOf(" on resource", StringComparison.Ordinal)]} on resource: {Given.Request().Resource}",
            Authorizer.Decide(Given.Request(), PolicySet.Empty).AccessDeniedMessage(Given.Request(), options));
        Assert.EndsWith("with an explicit deny in an identity-based policy", Authorizer.Decide(Given.Request(), denied).AccessDeniedMessage(Given.Request(), options), StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcard_resource_is_left_out_when_switched()
    {
        EvaluationOptions options = new() { OmitsWildcardResource = true };
        AuthorizationRequest request = new()
        {
            Caller = Given.Request().Caller, Action = "sts:GetAccessKeyInfo", Resource = "*", WildcardOnly = true, Context = new RequestContext(),
        };
        Decision decision = Authorizer.Decide(request, PolicySet.Empty);

        Assert.Contains("sts:GetAccessKeyInfo on resource: * because", decision.AccessDeniedMessage(request), StringComparison.Ordinal);
        Assert.Contains("sts:GetAccessKeyInfo because no identity-based policy", decision.AccessDeniedMessage(request, options), StringComparison.Ordinal);
        Assert.Contains("on resource: ", Authorizer.Decide(Given.Request(), PolicySet.Empty).AccessDeniedMessage(Given.Request(), options), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_SCP_allow_reads_as_explicit_when_switched()
    {
        EvaluationOptions options = new() { MissingServiceControlAllowReadsAsExplicit = true };
        Decision decision = Authorizer.Decide(Given.Request(), new PolicySet { ServiceControl = [[]] });

        Assert.Equal($"{Subject} with an explicit deny in a service control policy", decision.AccessDeniedMessage(Given.Request(), options));
    }

    [Fact]
    public void Explanation_names_statement_policy_and_condition()
    {
        string document = Given.Document("""
            {"Sid":"AllowRead","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}
            """);

        Explanation explanation = Authorizer.Explain(Given.Request(), new PolicySet { Identity = [new NamedPolicy("P", null, Given.Policy(document))] });

        Assert.False(explanation.Decision.IsAllowed);
        Assert.Equal(
            "the statement `AllowRead` of policy `P` would allow this, but its condition Bool aws:MultiFactorAuthPresent = true is not met: the key is absent from the request",
            Assert.Single(explanation.Findings).Text);
    }

    [Fact]
    public void Reason_names_layer_policy_statement_and_condition_that_decided()
    {
        string guarded = Given.Document("""{"Sid":"Net","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}}}""");
        PolicySet denying = new() { ServiceControl = [[new NamedPolicy("guard", null, Given.Policy(guarded, PolicyKind.ServiceControl))]] };
        PolicySet nearly = new() { Identity = [Given.Allowing()], Boundary = [Given.Named(Given.Document(Given.Statement(resource: "arn:aws:s3:::other/*")))] };

        Assert.Equal(
            "the statement `Net` of the service control policy `guard` denies this, as its condition NotIpAddress aws:SourceIp = 10.0.0.0/8 or 192.0.2.0/24 is met: the request has 198.51.100.9",
            Authorizer.Explain(Given.Request(context: Given.Context(("aws:SourceIp", "198.51.100.9"))), denying).Reason);
        Assert.Equal(
            "no permissions boundary allows s3:GetObject on arn:aws:s3:::bucket/key; the statement number 1 of policy `Identity` would allow this, but it does not cover the resource arn:aws:s3:::bucket/key",
            Authorizer.Explain(Given.Request(), nearly).Reason);
        Assert.Equal("the statement number 1 of the identity-based policy `Identity` allows this", Authorizer.Explain(Given.Request(), new PolicySet { Identity = [Given.Allowing()] }).Reason);
        Assert.Equal("the root user may do what its account may", Authorizer.Explain(Given.Request(Given.Root), PolicySet.Empty).Reason);
        Assert.Equal("sts:GetCallerIdentity needs no permission", Authorizer.Explain(Given.Request(action: "sts:GetCallerIdentity"), PolicySet.Empty).Reason);
        Assert.Equal("the request does not say who asks", Authorizer.Explain(Given.Request(new Caller { Kind = CallerKind.Unknown }), PolicySet.Empty).Reason);
    }

    [Fact]
    public void Denying_policys_ARN_is_told_within_account_or_organization_unless_switched_off()
    {
        const string arn = "arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-12345678";
        EvaluationOptions silent = new() { NamesDenyingPolicy = false };
        PolicySet policies = new() { ServiceControl = [[Given.Denying() with { Arn = arn }]] };
        RequestContext organization = Given.Context(("aws:PrincipalOrgID", "o-abcdefghij"), ("aws:ResourceOrgID", "o-abcdefghij"));
        RequestContext two = Given.Context(("aws:PrincipalOrgID", "o-abcdefghij"), ("aws:ResourceOrgID", "o-other00000"));
        string Told(AuthorizationRequest request, PolicySet set) => Authorizer.Decide(request, set).AccessDeniedMessage(request);

        Assert.Equal($"{Subject} with an explicit deny in a service control policy: {arn}", Told(Given.Request(), policies));
        Assert.Equal($"{Subject} with an explicit deny in a service control policy: {arn}", Told(Given.Request(owner: Given.OtherAccount, context: organization), policies));
        Assert.Equal($"{Subject} with an explicit deny in a service control policy", Told(Given.Request(owner: Given.OtherAccount, context: two), policies));
        Assert.Equal($"{Subject} with an explicit deny in a service control policy", Told(Given.Request(owner: Given.OtherAccount), policies));
        Assert.Equal($"{Subject} with an explicit deny in a service control policy", Authorizer.Decide(Given.Request(), policies).AccessDeniedMessage(Given.Request(), silent));
        Assert.EndsWith("in an identity-based policy", Told(Given.Request(), new PolicySet { Identity = [Given.Denying()] }), StringComparison.Ordinal);
        Assert.EndsWith(
            "in a resource-based policy", Told(Given.Request(), new PolicySet { Resource = Given.ResourceGrant("\"*\"", "Deny") with { Arn = arn } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Explaining_what_is_broken_never_throws()
    {
        PolicySet broken = new()
        {
            Identity = [null!, new NamedPolicy("p", null, null!), new NamedPolicy(null!, null, Given.Denying().Policy)], Boundary = [null!], Session = null, Endpoint = [null!],
            ServiceControl = [null!], ResourceControl = null!,
        };

        Assert.Empty(Authorizer.Explain(null!, PolicySet.Empty).Changes);
        Assert.Empty(Authorizer.Explain(Given.Request(), null!).Changes);
        Explanation explanation = Authorizer.Explain(Given.Request(), broken);
        Assert.False(explanation.Decision.IsAllowed);
        Assert.NotNull(explanation.Advice);
        Assert.NotNull(Authorizer.Explain(Given.Request(action: "\ud800\"", resource: "\ud800"), PolicySet.Empty).Advice);
    }

    private static string Message(PolicySet policies, string owner = Given.Account)
    {
        AuthorizationRequest request = Given.Request(owner: owner);
        return Authorizer.Decide(request, policies).AccessDeniedMessage(request);
    }
}
