using Xunit;

namespace Writ.Policy.Tests.Evaluation;

public sealed class LayerTests
{
    private static readonly NamedPolicy s_allow = Given.Allowing();
    private static readonly NamedPolicy s_deny = Given.Denying();
    private static readonly NamedPolicy s_silent = Given.Silent();

    public static TheoryData<PolicyLayer> Layers =>
        [PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session, PolicyLayer.ServiceControl, PolicyLayer.ResourceControl, PolicyLayer.Endpoint];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Explicit_deny_in_any_layer_denies(PolicyLayer layer)
    {
        Decision decision = Authorizer.Decide(Given.Request(), With(layer, Verdict.ExplicitlyDenied));

        Assert.Equal((Verdict.ExplicitlyDenied, layer, 0), (decision.Verdict, decision.Layer, decision.StatementIndex));
        Assert.NotNull(decision.Policy);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Silence_of_any_layer_denies_implicitly(PolicyLayer layer)
    {
        Decision decision = Authorizer.Decide(Given.Request(), With(layer, Verdict.ImplicitlyDenied));

        Assert.Equal((Verdict.ImplicitlyDenied, layer, -1), (decision.Verdict, decision.Layer, decision.StatementIndex));
    }

    [Fact]
    public void All_layers_allowing_allow()
    {
        Assert.True(Authorizer.Decide(Given.Request(), With(PolicyLayer.None, default)).IsAllowed);
    }

    [Fact]
    public void Every_organization_level_has_to_allow()
    {
        PolicySet missing = new() { Identity = [s_allow], ServiceControl = [[s_allow], [s_silent], [s_allow]] };
        PolicySet empty = new() { Identity = [s_allow], ServiceControl = [[s_allow], []] };
        PolicySet ored = new() { Identity = [s_allow], ServiceControl = [[s_silent, s_allow], [s_allow]] };

        Assert.False(Authorizer.Decide(Given.Request(), missing).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(), empty).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(), ored).IsAllowed);
    }

    [Theory]
    [InlineData("""{"AWS":"*"}""")]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/div/alice"}""")]
    public void Session_policy_of_a_delegate_binds_also_where_the_resource_names_whom_it_acts_for(string principal)
    {
        Caller alices = Given.User with { IsDelegate = true };
        NamedPolicy grant = Given.ResourceGrant(principal);

        Assert.True(Authorizer.Decide(Given.Request(Given.User), new PolicySet { Session = [s_silent], Resource = grant }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(alices), new PolicySet { Session = [s_silent], Resource = grant }).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(alices), new PolicySet { Session = [s_allow], Resource = grant }).IsAllowed);
    }

    [Fact]
    public void Session_policies_are_ored_and_an_empty_list_grants_nothing()
    {
        Assert.True(Authorizer.Decide(Given.Request(Given.RoleSession), new PolicySet { Identity = [s_allow], Session = [s_silent, s_allow] }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.RoleSession), new PolicySet { Identity = [s_allow], Session = [] }).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(Given.RoleSession), new PolicySet { Identity = [s_allow], Session = null }).IsAllowed);
    }

    [Fact]
    public void Federated_user_without_session_policy_has_nothing_from_its_user()
    {
        Assert.False(Authorizer.Decide(Given.Request(Given.FederatedUser), new PolicySet { Identity = [s_allow] }).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(Given.FederatedUser), new PolicySet { Identity = [s_allow], Session = [s_allow] }).IsAllowed);
    }

    [Fact]
    public void Root_is_allowed_in_its_account_but_for_denies_and_the_organization()
    {
        NamedPolicy resourceDeny = Given.ResourceGrant("\"*\"", "Deny");

        Assert.Equal(PolicyLayer.Root, Authorizer.Decide(Given.Request(Given.Root), PolicySet.Empty).Layer);
        Assert.False(Authorizer.Decide(Given.Request(Given.Root), new PolicySet { ServiceControl = [[s_silent]] }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.Root), new PolicySet { Resource = resourceDeny }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.Root, owner: Given.OtherAccount), PolicySet.Empty).IsAllowed);
    }

    [Fact]
    public void Assumed_root_is_limited_by_its_task_policy()
    {
        Assert.False(Authorizer.Decide(Given.Request(Given.AssumedRoot), PolicySet.Empty).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.AssumedRoot), new PolicySet { Session = [s_silent] }).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(Given.AssumedRoot), new PolicySet { Session = [s_allow] }).IsAllowed);
        Assert.False(Authorizer.Decide(
            Given.Request(Given.AssumedRoot), new PolicySet { Session = [s_silent], Resource = Given.ResourceGrant("""{"AWS":"111122223333"}""") }).IsAllowed);
    }

    [Fact]
    public void Organization_does_not_reach_service_linked_roles()
    {
        Caller linked = Given.RoleSession with { IsServiceLinkedRole = true };
        PolicySet policies = new() { Identity = [s_allow], ServiceControl = [[s_deny]], ResourceControl = [[Given.Denying(PolicyKind.ResourceControl)]] };

        Assert.True(Authorizer.Decide(Given.Request(linked), policies).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.RoleSession), policies).IsAllowed);
    }

    [Fact]
    public void Service_principal_knows_no_SCP_but_an_RCP()
    {
        NamedPolicy grant = Given.ResourceGrant("""{"Service":"sns.amazonaws.com"}""");

        Assert.True(Authorizer.Decide(Given.Request(Given.Service), new PolicySet { Resource = grant, ServiceControl = [[s_deny]] }).IsAllowed);
        Assert.False(Authorizer.Decide(
            Given.Request(Given.Service), new PolicySet { Resource = grant, ResourceControl = [[Given.Denying(PolicyKind.ResourceControl)]] }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.Service), new PolicySet { Identity = [s_allow] }).IsAllowed);
    }

    [Fact]
    public void Mandatory_resource_policy_needs_an_account_grant_before_identity_counts()
    {
        PolicySet none = new() { Identity = [s_allow], ResourcePolicyIsMandatory = true };
        PolicySet account = new() { Identity = [s_allow], ResourcePolicyIsMandatory = true, Resource = Given.ResourceGrant("""{"AWS":"111122223333"}""") };
        PolicySet accountOnly = new() { ResourcePolicyIsMandatory = true, Resource = account.Resource };

        Assert.Equal(PolicyLayer.Resource, Authorizer.Decide(Given.Request(), none).Layer);
        Assert.True(Authorizer.Decide(Given.Request(), account).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(), accountOnly).IsAllowed);
    }

    [Fact]
    public void Wildcard_only_question_is_never_cross_account()
    {
        AuthorizationRequest request = Given.Request(action: "s3:GetObject", resource: "*", owner: Given.OtherAccount, wildcardOnly: true);

        Assert.True(Authorizer.Decide(request, new PolicySet { Identity = [s_allow] }).IsAllowed);
    }

    [Fact]
    public void Account_in_the_resources_ARN_counts_when_nobody_names_the_owner()
    {
        AuthorizationRequest request = Given.Request(resource: "arn:aws:sqs:eu-west-1:444455556666:q", owner: null);

        Assert.False(Authorizer.Decide(request, new PolicySet { Identity = [s_allow] }).IsAllowed);
    }

    [Theory]
    [InlineData("sts:GetCallerIdentity")]
    [InlineData("sts:GetSessionToken")]
    public void Actions_without_permission_cannot_be_denied(string action)
    {
        NamedPolicy deny = Given.Named(Given.Document(Given.Statement("Deny", "*")));

        Assert.True(Authorizer.Decide(Given.Request(action: action, resource: "*", wildcardOnly: true), new PolicySet { Identity = [deny] }).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.Anonymous, action, "*", wildcardOnly: true), PolicySet.Empty).IsAllowed);
    }

    [Fact]
    public void Unreadable_request_is_denied_without_exception()
    {
        Assert.Equal(default, Authorizer.Decide(null!, PolicySet.Empty));
        Assert.Equal(default, Authorizer.Decide(Given.Request(action: null!), PolicySet.Empty));
        Assert.Equal(default, Authorizer.Decide(Given.Request(), null!));
        Assert.False(Authorizer.Decide(Given.Request(new Caller { Kind = CallerKind.Unknown }), new PolicySet { Resource = Given.ResourceGrant("\"*\"") }).IsAllowed);
        RequestContext nulls = Given.Context(("k:k", null!));
        nulls.Set("k:l", [null!]);
        string conditions = """{"ArnLike":{"k:l":"arn:*"},"StringEquals":{"k:k":"x"}}""";
        PolicySet broken = new()
        {
            Identity = [null!, new NamedPolicy("p", null, null!), Given.Named(Given.Document(Given.Statement(condition: conditions)))], Boundary = [null!],
            ServiceControl = [null!], ResourceControl = null!,
        };
        Assert.False(Authorizer.Decide(Given.Request(context: nulls), broken).IsAllowed);
        Assert.Equal(-1, default(Decision).StatementIndex);
    }

    private static PolicySet With(PolicyLayer layer, Verdict verdict)
    {
        NamedPolicy Of(PolicyLayer which, PolicyKind kind = PolicyKind.Identity) =>
            which != layer ? Given.Allowing(kind) : verdict == Verdict.ExplicitlyDenied ? Given.Denying(kind) : Given.Silent(kind);
        return new PolicySet
        {
            Identity = [Of(PolicyLayer.Identity)], Boundary = [Of(PolicyLayer.Boundary)], Session = [Of(PolicyLayer.Session)],
            ServiceControl = [[Of(PolicyLayer.ServiceControl)]], ResourceControl = [[Of(PolicyLayer.ResourceControl, PolicyKind.ResourceControl)]],
            Endpoint = [Of(PolicyLayer.Endpoint, PolicyKind.Endpoint)],
        };
    }
}
