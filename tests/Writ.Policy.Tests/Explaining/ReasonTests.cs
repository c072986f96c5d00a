using Xunit;

namespace Writ.Policy.Tests.Explaining;

public sealed class ReasonTests
{
    [Fact]
    public void All_conditions_that_are_not_met_are_named()
    {
        NamedPolicy policy = new("P", null, Given.Policy(Given.Document("""
            {"Sid":"AllowRead","Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{
              "Bool":{"aws:MultiFactorAuthPresent":"true","aws:SecureTransport":"true"},"StringEquals":{"k:team":["red","blue"]}}}
            """)));

        string reason = Explain(new PolicySet { Identity = [policy] }, Given.Context(("aws:SecureTransport", "true"), ("k:team", "green"))).Reason;

        Assert.EndsWith(
            "the statement `AllowRead` of policy `P` would allow this, but its condition Bool aws:MultiFactorAuthPresent = true is not met: the key is absent from the request, "
            + "and its condition StringEquals k:team = red or blue is not met: the request has green", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_conditions_the_rest_is_counted()
    {
        string keys = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"k:{i}\":\"a\""));

        string reason = Explain(new PolicySet { Identity = [Given.Named(Given.Document(Given.Statement(condition: $$$"""{"StringEquals":{{{{keys}}}}}""")))] }).Reason;

        Assert.EndsWith(", and 92 more are not", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_documents_and_requests_hold_writes_no_lines_and_no_commands()
    {
        const string hostile = "a\r\nallowed\u001B[2J\u202E\u2028\u0085\u200B";
        string statement = $$"""{"Sid":{{Given.Json(hostile)}},"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{ {{Given.Json("k:" + hostile)}}:{{Given.Json(hostile)}} } } }""";
        NamedPolicy policy = new(hostile, null, Given.Policy(Given.Document(statement)));
        RequestContext context = Given.Context(("k:" + hostile, hostile + "b"));

        Explanation explanation = Explain(new PolicySet { Identity = [policy], Boundary = [Given.Silent()] }, context, "arn:aws:s3:::b/" + hostile);
        string wrong = CompiledPolicy.Parse($$"""{ {{Given.Json(hostile)}}:1}""", PolicyKind.Identity).Error?.Detail ?? "";

        Assert.All(
            [explanation.Reason, explanation.Advice, wrong, .. explanation.Findings.Select(finding => finding.Text), .. explanation.Changes.Select(change => change.Text)],
            text => Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u202E' or '\u2028' or '\u200B'));
        Assert.Contains("a\\u000D\\u000Aallowed\\u001B[2J\\u202E\\u2028\\u0085\\u200B", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        NamedPolicy policy = new(new string('x', 399) + "\U0001F600", null, Given.Policy(Given.Document(Given.Statement("Deny"))));

        string reason = Explain(new PolicySet { Identity = [policy] }).Reason;

        Assert.Contains("x…`", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, char.IsSurrogate);
    }

    [Fact]
    public void Too_many_values_of_a_key_are_denied_in_every_layer_and_named()
    {
        RequestContext context = new();
        context.Set("aws:TagKeys", [.. Enumerable.Range(0, 1_001).Select(i => $"{i}")]);
        AuthorizationRequest request = Given.Request(action: "sts:GetCallerIdentity", resource: "*", context: context, wildcardOnly: true);

        Explanation explanation = Authorizer.Explain(request, new PolicySet { Identity = [Given.Allowing()], Resource = Given.ResourceGrant("\"*\"") });

        Assert.False(explanation.Decision.IsAllowed);
        Assert.Equal("the request has more than a thousand values for aws:TagKeys, too many to compare, and is denied whatever the policies say", explanation.Reason);
        Assert.Equal("User: arn:aws:iam::111122223333:user/div/alice is not authorized to perform: sts:GetCallerIdentity on resource: *", explanation.Decision.AccessDeniedMessage(request));
    }

    [Fact]
    public void Resource_policy_read_as_one_that_names_nobody_grants_nothing()
    {
        PolicySet policies = new() { Resource = Given.Allowing(PolicyKind.Identity), Identity = [Given.Allowing()] };

        Explanation explanation = Authorizer.Explain(Given.Request(Given.Anonymous), policies);

        Assert.Equal(Verdict.ImplicitlyDenied, explanation.Decision.Verdict);
        Assert.StartsWith("the resource's policy `Identity` was read as one that is attached to its principals", explanation.Reason, StringComparison.Ordinal);
        Assert.Empty(explanation.Changes);
    }

    private static Explanation Explain(PolicySet policies, RequestContext? context = null, string resource = Given.Bucket) =>
        Authorizer.Explain(Given.Request(context: context, resource: resource), policies);
}
