using Xunit;

namespace Writ.Policy.Tests.Conditions;

public sealed class VariableTests
{
    [Theory]
    [InlineData("StringEquals", "${aws:username}", "alice", true)]
    [InlineData("StringEquals", "${AWS:UserName}", "alice", true)]
    [InlineData("StringLike", "x${aws:username}*", "xalice-1", true)]
    [InlineData("StringEquals", "${aws:none}", "${aws:none}", false)]
    [InlineData("StringNotEquals", "${aws:none}", "x", true)]
    [InlineData("StringEquals", "${aws:none, 'dflt'}", "dflt", true)]
    [InlineData("StringEquals", "${aws:none,'d, {f}'}", "d, {f}", true)]
    [InlineData("StringEquals", "${aws:username, 'dflt'}", "alice", true)]
    [InlineData("StringLike", "${*}", "*", true)]
    [InlineData("StringLike", "${*}", "a", false)]
    [InlineData("StringLike", "a${?}", "a?", true)]
    [InlineData("StringLike", "a${?}", "ab", false)]
    [InlineData("StringEquals", "${$}{x}", "${x}", true)]
    [InlineData("StringLike", "${test:star}", "anything", false)]
    [InlineData("StringLike", "${test:star}", "*", true)]
    [InlineData("ArnLike", "arn:aws:s3:::${aws:username}/*", "arn:aws:s3:::alice/x", true)]
    [InlineData("ArnLike", "arn:aws:iam::${test:account}:role/*", "arn:aws:iam::111122223333:role/x", true)]
    [InlineData("ArnLike", "${test:arn}", "arn:aws:sns:eu:1:t", true)]
    [InlineData("ArnLike", "arn:aws:sns:${test:star}:1:t", "arn:aws:sns:eu:1:t", false)]
    [InlineData("StringEquals", "${aws:username", "${aws:username", true)]
    [InlineData("StringEquals", "${}", "${}", true)]
    [InlineData("StringEquals", "$aws:username", "$aws:username", true)]
    [InlineData("StringEquals", "${aws:TagKeys}", "a", false)]
    [InlineData("NumericEquals", "${test:account}", "111122223333", false)]
    public void Variable_in_a_condition_value_is_substituted(string op, string policy, string request, bool holds)
    {
        Assert.Equal(holds, Allows("2012-10-17", op, policy, request));
    }

    [Fact]
    public void Variable_supplies_a_bool()
    {
        Assert.True(Allows("2012-10-17", "Bool", "${test:true}", "TRUE"));
    }

    [Theory]
    [InlineData("StringEquals", "${aws:username}", "alice", false)]
    [InlineData("StringEquals", "${aws:username}", "${aws:username}", true)]
    [InlineData("StringLike", "${*}", "${anything}", true)]
    public void Variable_under_2008_is_plain_text(string op, string policy, string request, bool holds)
    {
        Assert.Equal(holds, Allows("2008-10-17", op, policy, request));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/alice/x", true)]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/x", false)]
    [InlineData("arn:aws:s3:::b/${aws:none}*", "arn:aws:s3:::b/x", false)]
    [InlineData("arn:aws:s3:::b/${test:star}", "arn:aws:s3:::b/x", false)]
    [InlineData("arn:aws:s3:::b/${test:star}", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::${aws:none, 'pub'}/x", "arn:aws:s3:::pub/x", true)]
    [InlineData("arn:aws:s3::${test:account}:b", "arn:aws:s3::111122223333:b", false)]
    public void Variable_in_a_resource_is_substituted_after_the_fifth_colon(string pattern, string resource, bool allowed)
    {
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(resource: pattern)))] };

        Assert.Equal(allowed, Authorizer.Decide(Given.Request(resource: resource, context: Context()), policies).IsAllowed);
    }

    [Fact]
    public void Absent_variable_in_NotResource_excludes_nothing_unless_switched()
    {
        const string document = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b/${aws:none}"}}
            """;
        PolicySet policies = new() { Identity = [Given.Named(document)] };
        EvaluationOptions careful = new() { AbsentVariableInNotResourceExcludesAll = true };

        Assert.True(Authorizer.Decide(Given.Request(), policies).IsAllowed);
        Assert.False(Authorizer.Decide(Given.Request(), policies, careful).IsAllowed);
    }

    private static RequestContext Context()
    {
        RequestContext context = Given.Context(
            ("aws:username", "alice"), ("test:star", "*"), ("test:account", Given.Account), ("test:arn", "arn:aws:sns:eu:1:t"), ("test:true", "true"));
        context.Set("aws:TagKeys", ["a", "b"]);
        return context;
    }

    private static bool Allows(string version, string op, string policy, string request)
    {
        string condition = $$$"""{"{{{op}}}":{"k:k":{{{Given.Json(policy)}}}}}""";
        string document = $$"""{"Version":"{{version}}","Statement":{{Given.Statement(condition: condition)}}}""";
        RequestContext context = Context();
        context.Set("k:k", request);
        return Authorizer.Decide(Given.Request(context: context), new PolicySet { Identity = [Given.Named(document)] }).IsAllowed;
    }
}
