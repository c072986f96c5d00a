using Xunit;

namespace Writ.Policy.Tests.Matching;

/// <summary>Principal forms × callers, told apart by what else has to agree: nothing (direct), the limits (entity), the identity policies (account).</summary>
public sealed class PrincipalTests
{
    private const string User = "arn:aws:iam::111122223333:user/div/alice";
    private const string Role = "arn:aws:iam::111122223333:role/path/app";

    public static TheoryData<string, string, string> Strengths => new()
    {
        { "user", "\"*\"", "direct" },
        { "user", """{"AWS":"*"}""", "direct" },
        { "user", """{"AWS":"111122223333"}""", "account" },
        { "user", """{"AWS":"arn:aws:iam::111122223333:root"}""", "account" },
        { "user", """{"AWS":"444455556666"}""", "none" },
        { "user", $$"""{"AWS":"{{User}}"}""", "direct" },
        { "user", """{"AWS":"arn:aws:iam::111122223333:user/alice"}""", "none" },
        { "user", """{"AWS":"arn:aws:iam::111122223333:user/div/ALICE"}""", "none" },
        { "user", """{"AWS":"AIDAALICEALICEALICE1"}""", "direct" },
        { "user", """{"AWS":"AIDAALICEALICEALICE2"}""", "none" },
        { "user", """{"AWS":["444455556666","111122223333"]}""", "account" },
        { "user", $$"""{"AWS":["111122223333","{{User}}"]}""", "direct" },
        { "user", """{"Service":"sns.amazonaws.com"}""", "none" },
        { "role", $$"""{"AWS":"{{Role}}"}""", "entity" },
        { "role", """{"AWS":"arn:aws:iam::111122223333:role/app"}""", "none" },
        { "role", """{"AWS":"AROAAPPAPPAPPAPPAPP1"}""", "entity" },
        { "role", """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s1"}""", "direct" },
        { "role", """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s2"}""", "none" },
        { "role", """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/*"}""", "none" },
        { "role", """{"AWS":"arn:aws:iam::111122223333:role/*"}""", "none" },
        { "any-session", $$"""{"AWS":"{{Role}}"}""", "entity" },
        { "any-session", """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s1"}""", "none" },
        { "root", """{"AWS":"111122223333"}""", "direct" },
        { "federated", """{"AWS":"arn:aws:sts::111122223333:federated-user/bob"}""", "direct" },
        { "federated", $$"""{"AWS":"{{User}}"}""", "entity" },
        { "federated", """{"AWS":"111122223333"}""", "account" },
        { "service", """{"Service":"sns.amazonaws.com"}""", "direct" },
        { "service", """{"Service":["x.amazonaws.com","sns.amazonaws.com"]}""", "direct" },
        { "service", """{"Service":"SNS.amazonaws.com"}""", "none" },
        { "service", """{"AWS":"sns.amazonaws.com"}""", "none" },
        { "service", "\"*\"", "direct" },
        { "anonymous", "\"*\"", "direct" },
        { "anonymous", """{"AWS":"111122223333"}""", "none" },
        { "web", """{"Federated":"arn:aws:iam::111122223333:oidc-provider/id.example.com"}""", "direct" },
        { "web", """{"Federated":"id.example.com"}""", "none" },
        { "web", """{"AWS":"111122223333"}""", "none" },
        { "user", """{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}""", "none" },
    };

    [Theory]
    [MemberData(nameof(Strengths))]
    public void Principal_grants_in_one_account_as_firmly_as_it_names(string caller, string principal, string strength)
    {
        NamedPolicy resource = Given.ResourceGrant(principal);
        bool limited = caller is "user" or "role" or "any-session" or "federated";

        Assert.Equal(strength == "direct", Allows(caller, resource, identity: false, limits: false));
        Assert.Equal(strength is "direct" or "entity", Allows(caller, resource, identity: false, limits: true));
        Assert.Equal(strength is not "none" || limited, Allows(caller, resource, identity: true, limits: true));
        Assert.Equal(strength is "direct" or "entity" || (strength == "account" && limited), Allows(caller, resource, identity: true, limits: true, mandatory: true));
    }

    [Theory]
    [MemberData(nameof(Strengths))]
    public void Principal_denies_whom_it_names_at_any_strength(string caller, string principal, string strength)
    {
        NamedPolicy resource = Given.ResourceGrant(principal, "Deny");
        PolicySet policies = new() { Identity = [Given.Allowing()], Resource = resource, Session = caller == "federated" ? [Given.Allowing()] : null };

        Assert.Equal(strength != "none", Authorizer.Decide(Given.Request(Caller(caller)), policies).Verdict == Verdict.ExplicitlyDenied);
    }

    [Theory]
    [MemberData(nameof(Strengths))]
    public void Principal_of_another_account_needs_its_own_account_too(string caller, string principal, string strength)
    {
        if (caller is "service" or "anonymous" or "web")
        {
            return;
        }

        NamedPolicy resource = Given.ResourceGrant(principal);

        Assert.Equal(strength != "none", Allows(caller, resource, identity: true, limits: true, owner: Given.OtherAccount));
        Assert.Equal(strength != "none" && caller == "root", Allows(caller, resource, identity: false, limits: true, owner: Given.OtherAccount));
        Assert.Equal(strength != "none" && caller == "root", Allows(caller, resource, identity: true, limits: false, owner: Given.OtherAccount));
    }

    [Theory]
    [InlineData("user", $$"""["{{User}}"]""", "Deny", true)]
    [InlineData("user", $$"""["{{User}}","111122223333"]""", "Deny", false)]
    [InlineData("user", """["111122223333"]""", "Deny", true)]
    [InlineData("role", $$"""["{{Role}}","arn:aws:iam::111122223333:root"]""", "Deny", false)]
    [InlineData("role", """["arn:aws:sts::111122223333:assumed-role/app/s1","arn:aws:iam::111122223333:root"]""", "Deny", false)]
    [InlineData("role", $$"""["{{Role}}"]""", "Deny", true)]
    [InlineData("root", """["111122223333"]""", "Deny", false)]
    [InlineData("root", """["444455556666"]""", "Deny", true)]
    [InlineData("anonymous", """["111122223333"]""", "Deny", true)]
    [InlineData("user", $$"""["{{User}}"]""", "Allow", false)]
    [InlineData("user", """["111122223333"]""", "Allow", false)]
    [InlineData("user", """["444455556666"]""", "Allow", true)]
    [InlineData("anonymous", """["111122223333"]""", "Allow", true)]
    [InlineData("service", """["111122223333"]""", "Allow", true)]
    public void NotPrincipal_covers_whom_it_does_not_list(string caller, string list, string effect, bool applies)
    {
        string document = Given.Document($$$"""{"Effect":"{{{effect}}}","NotPrincipal":{"AWS":{{{list}}}},"Action":"*","Resource":"*"}""");
        PolicySet policies = new() { Resource = Given.Named(document, PolicyKind.Resource) };

        Verdict verdict = Authorizer.Decide(Given.Request(Caller(caller)), policies).Verdict;

        Verdict other = caller == "root" ? Verdict.Allowed : Verdict.ImplicitlyDenied;
        Assert.Equal(!applies ? other : effect == "Deny" ? Verdict.ExplicitlyDenied : Verdict.Allowed, verdict);
    }

    [Fact]
    public void NotPrincipal_deny_reaches_everyone_with_a_boundary()
    {
        string document = Given.Document($$$"""{"Effect":"Deny","NotPrincipal":{"AWS":["{{{User}}}","111122223333"]},"Action":"*","Resource":"*"}""");
        PolicySet policies = new() { Identity = [Given.Allowing()], Resource = Given.Named(document, PolicyKind.Resource) };
        PolicySet bounded = new() { Identity = [Given.Allowing()], Resource = policies.Resource, Boundary = [Given.Allowing()] };

        Assert.True(Authorizer.Decide(Given.Request(), policies).IsAllowed);
        Assert.Equal(Verdict.ExplicitlyDenied, Authorizer.Decide(Given.Request(), bounded).Verdict);
        Assert.Equal(Verdict.ExplicitlyDenied, Authorizer.Decide(Given.Request(Given.User with { HasBoundary = true }), policies).Verdict);
    }

    [Fact]
    public void Everyone_in_a_trust_policy_is_no_web_identity()
    {
        NamedPolicy trust = Given.Named("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*"}}""", PolicyKind.Trust);
        PolicySet policies = new() { Resource = trust, ResourcePolicyIsMandatory = true, ResourcePolicyIsTrustPolicy = true };

        Assert.False(Authorizer.Decide(Given.Request(Given.WebIdentity, "sts:AssumeRoleWithWebIdentity", Role), policies).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(Given.User, "sts:AssumeRole", Role), policies).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(Given.Root, "sts:AssumeRole", Role), policies).IsAllowed);
    }

    [Fact]
    public void NotPrincipal_in_a_stored_trust_policy_grants_to_no_foreign_token()
    {
        NamedPolicy trust = Given.Named(Given.Document("""{"Effect":"Allow","NotPrincipal":{"AWS":"444455556666"},"Action":"sts:*"}"""), PolicyKind.Trust);
        PolicySet policies = new() { Resource = trust, ResourcePolicyIsMandatory = true, ResourcePolicyIsTrustPolicy = true };

        Assert.False(Authorizer.Decide(Given.Request(Given.WebIdentity, "sts:AssumeRoleWithWebIdentity", "arn:aws:iam::111122223333:role/r"), policies).IsAllowed);
        Assert.True(Authorizer.Decide(Given.Request(action: "sts:AssumeRole", resource: "arn:aws:iam::111122223333:role/r"), policies).IsAllowed);
    }

    [Fact]
    public void Service_has_its_name_also_in_the_list_of_its_names()
    {
        RequestContext context = new();

        context.AddCallerKeys(Given.Service);

        Assert.True(context.TryGet("aws:PrincipalServiceNamesList", out ContextValue names) && names.IsMultivalued);
        Assert.Equal(["sns.amazonaws.com"], names.ToList());
    }

    [Fact]
    public void Statement_without_principal_in_a_resource_policy_never_matches()
    {
        PolicySet policies = new() { Resource = Given.Named(Given.Document(Given.Statement()), PolicyKind.Resource) };

        Assert.False(Authorizer.Decide(Given.Request(), policies).IsAllowed);
    }

    private static bool Allows(string caller, NamedPolicy resource, bool identity, bool limits, bool mandatory = false, string? owner = null)
    {
        PolicySet policies = new()
        {
            Identity = [identity ? Given.Allowing() : Given.Silent()], Boundary = [limits ? Given.Allowing() : Given.Silent()],
            Session = [limits ? Given.Allowing() : Given.Silent()], Resource = resource, ResourcePolicyIsMandatory = mandatory,
        };
        return Authorizer.Decide(Given.Request(Caller(caller), owner: owner ?? Given.Account), policies).IsAllowed;
    }

    private static Caller Caller(string name) => name switch
    {
        "user" => Given.User,
        "role" => Given.RoleSession,
        "any-session" => Given.RoleSession with { AnySession = true, Arn = Role },
        "root" => Given.Root,
        "federated" => Given.FederatedUser,
        "service" => Given.Service,
        "web" => Given.WebIdentity,
        _ => Given.Anonymous,
    };
}
