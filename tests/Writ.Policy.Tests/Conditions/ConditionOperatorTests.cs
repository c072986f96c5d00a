using Xunit;

namespace Writ.Policy.Tests.Conditions;

/// <summary>Each operator × {match, no match, missing, several values, IfExists, ForAllValues, ForAnyValue}, from one line per operator.</summary>
public sealed class ConditionOperatorTests
{
    /// <summary>Operator, the policy's value, a request value in the positive relation, one that is not.</summary>
    private static readonly (string Operator, string Policy, string Related, string Unrelated, bool Negated)[] s_operators =
    [
        ("StringEquals", "a*", "a*", "ab", false),
        ("StringNotEquals", "a", "a", "A", true),
        ("StringEqualsIgnoreCase", "aB", "Ab", "b", false),
        ("StringNotEqualsIgnoreCase", "aB", "AB", "b", true),
        ("StringLike", "a*c?", "abbcd", "abbc", false),
        ("StringNotLike", "a*", "abc", "Abc", true),
        ("NumericEquals", "10", "10.0", "10.1", false),
        ("NumericNotEquals", "10", "1e1", "9", true),
        ("NumericLessThan", "10", "9.99", "10", false),
        ("NumericLessThanEquals", "10", "10", "10.01", false),
        ("NumericGreaterThan", "-1", "0", "-1", false),
        ("NumericGreaterThanEquals", "10", "10", "9", false),
        ("DateEquals", "2026-01-01", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:01Z", false),
        ("DateNotEquals", "2026-01-01T00:00:00Z", "1767225600", "2026-01-02", true),
        ("DateLessThan", "2026-06-01", "2026-05-31T23:59:59.999Z", "2026-06-01T00:00:00Z", false),
        ("DateLessThanEquals", "2026-06", "2026-06-01", "2026-06-02", false),
        ("DateGreaterThan", "2026", "2026-01-01T00:00:01Z", "2026-01-01", false),
        ("DateGreaterThanEquals", "1767225600", "2026", "2025", false),
        ("Bool", "true", "True", "false", false),
        ("BinaryEquals", "AQID", "AQID", "BAUG", false),
        ("IpAddress", "10.0.0.0/8", "10.255.0.1", "11.0.0.1", false),
        ("NotIpAddress", "2001:db8::/32", "2001:db8:1::7", "10.0.0.1", true),
        ("ArnEquals", "arn:aws:sns:*:1:t", "arn:aws:sns:eu:1:t", "arn:aws:sns:eu:1:t:u", false),
        ("ArnLike", "arn:aws:sns:*:1:t*", "arn:aws:sns:eu:1:t:u", "t", false),
        ("ArnNotEquals", "arn:aws:s3:::b", "arn:aws:s3:::b", "arn:aws:s3:::c", true),
        ("ArnNotLike", "arn:aws:s3:::b/*", "arn:aws:s3:::b/c:d", "not an arn", true),
    ];

    public static TheoryData<string, string, string?, bool> Cases()
    {
        TheoryData<string, string, string?, bool> data = [];
        foreach ((string op, string policy, string related, string unrelated, bool negated) in s_operators)
        {
            // one value
            data.Add(op, policy, related, !negated);
            data.Add(op, policy, unrelated, negated);
            data.Add(op + "IfExists", policy, related, !negated);
            data.Add(op + "IfExists", policy, unrelated, negated);
            data.Add("ForAllValues:" + op, policy, related, !negated);
            data.Add("ForAnyValue:" + op, policy, related, !negated);

            // no key
            data.Add(op, policy, null, negated);
            data.Add(op + "IfExists", policy, null, true);
            data.Add("ForAllValues:" + op, policy, null, true);
            data.Add("ForAllValues:" + op + "IfExists", policy, null, true);
            data.Add("ForAnyValue:" + op, policy, null, false);
            data.Add("ForAnyValue:" + op + "IfExists", policy, null, true);

            // an empty list is no key
            data.Add(op, policy, "", negated);
            data.Add("ForAllValues:" + op, policy, "", true);
            data.Add("ForAnyValue:" + op, policy, "", false);

            // several values
            data.Add("ForAllValues:" + op, policy, $"{related}|{related}", !negated);
            data.Add("ForAllValues:" + op, policy, $"{related}|{unrelated}", false);
            data.Add("ForAnyValue:" + op, policy, $"{related}|{unrelated}", true);
            data.Add("ForAnyValue:" + op, policy, $"{unrelated}|{unrelated}", negated);
            data.Add("ForAllValues:" + op, policy, $"{unrelated}|{unrelated}", negated);
            data.Add(op, policy, $"{related}|{related}", negated);

            // names of operators and keys ignore case
            data.Add(op.ToUpperInvariant(), policy, related, !negated);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Operator_on_a_request_holds_as_specified(string op, string policy, string? request, bool holds)
    {
        RequestContext context = new();
        if (request is "")
        {
            context.Set("test:Key", Array.Empty<string>());
        }
        else if (request is not null && request.Contains('|', StringComparison.Ordinal))
        {
            context.Set("test:Key", request.Split('|'));
        }
        else if (request is not null)
        {
            context.Set("test:Key", request);
        }

        Assert.Equal(holds, Holds($$$"""{"{{{op}}}":{"TEST:key":"{{{policy}}}"}}""", context));
    }

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("true", "x", false)]
    [InlineData("false", null, false)]
    [InlineData("false", "x", true)]
    [InlineData("false", "", true)]
    [InlineData("True", null, true)]
    public void Null_tests_presence(string wanted, string? value, bool holds)
    {
        RequestContext context = value is null ? new RequestContext() : Given.Context(("k:k", value));

        Assert.Equal(holds, Holds($$$"""{"Null":{"k:k":"{{{wanted}}}"}}""", context));
        Assert.Equal(holds, Holds($$$"""{"ForAnyValue:Null":{"k:k":"{{{wanted}}}"}}""", context));
    }

    [Fact]
    public void Null_IfExists_does_not_exist_and_is_never_met()
    {
        Assert.False(Holds("""{"NullIfExists":{"k:k":"true"}}""", new RequestContext()));
    }

    [Fact]
    public void Unknown_operator_is_never_met()
    {
        Assert.False(Holds("""{"StringIs":{"k:k":"a"}}""", Given.Context(("k:k", "a"))));
        Assert.False(Holds("""{"ForAllValues:StringIs":{"k:k":"a"}}""", new RequestContext()));
    }

    [Fact]
    public void Empty_block_and_empty_operator_are_met()
    {
        Assert.True(Holds("{}", new RequestContext()));
        Assert.True(Holds("""{"StringEquals":{}}""", new RequestContext()));
    }

    [Fact]
    public void Keys_and_operators_are_anded_and_values_are_ored()
    {
        const string block = """{"StringEquals":{"k:a":["1","2"],"k:b":"3"},"Bool":{"k:c":true}}""";

        Assert.True(Holds(block, Given.Context(("k:a", "2"), ("k:b", "3"), ("k:c", "true"))));
        Assert.False(Holds(block, Given.Context(("k:a", "2"), ("k:b", "4"), ("k:c", "true"))));
        Assert.False(Holds(block, Given.Context(("k:a", "2"), ("k:b", "3"), ("k:c", "false"))));
    }

    [Fact]
    public void Negated_operator_with_many_values_means_none_of_them()
    {
        const string block = """{"StringNotEquals":{"k:a":["1","2"]}}""";

        Assert.False(Holds(block, Given.Context(("k:a", "2"))));
        Assert.True(Holds(block, Given.Context(("k:a", "3"))));
    }

    [Theory]
    [InlineData("""{"NumericEquals":{"k:n":10}}""", "k:n", "10")]
    [InlineData("""{"Bool":{"k:n":[true]}}""", "k:n", "true")]
    [InlineData("""{"StringEquals":{"k:n":1.50}}""", "k:n", "1.50")]
    public void Unquoted_value_compares_as_its_text(string block, string key, string value)
    {
        Assert.True(Holds(block, Given.Context((key, value))));
    }

    [Theory]
    [InlineData("NumericEquals", "ten", "10", false)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("NumericNotEquals", "10", "ten", true)]
    [InlineData("DateLessThan", "2026-13-01", "2026", false)]
    [InlineData("DateEquals", "2026-02-29", "2026-02-29", false)]
    [InlineData("DateEquals", "0", "1970-01-01T00:00:00Z", true)]
    [InlineData("Bool", "true", "1", false)]
    [InlineData("Bool", "yes", "yes", false)]
    [InlineData("BinaryEquals", "AQID", "AQI", false)]
    [InlineData("IpAddress", "10.0.0.0/8", "unknown", false)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "unknown", false)]
    [InlineData("IpAddress", "10.0.0.0/8", "010.0.0.1", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "::1", false)]
    [InlineData("NotIpAddress", "0.0.0.0/0", "::1", true)]
    [InlineData("IpAddress", "::/0", "::1", true)]
    [InlineData("IpAddress", "192.0.2.1", "192.0.2.1", true)]
    [InlineData("IpAddress", "2001:DB8:0:0:0:0:0:1/128", "2001:db8::1", true)]
    [InlineData("IpAddress", "10.0.0.0/33", "10.0.0.0", false)]
    [InlineData("ArnLike", "arn:aws:*:t", "arn:aws:sns:eu:1:t", false)]
    [InlineData("ArnLike", "arn:aws:sns:*:*:*", "arn:aws:sns:eu:1:t", true)]
    [InlineData("StringEquals", "", "", true)]
    public void Operator_on_odd_values_holds_as_specified(string op, string policy, string request, bool holds)
    {
        Assert.Equal(holds, Holds($$$"""{"{{{op}}}":{"k:k":"{{{policy}}}"}}""", Given.Context(("k:k", request))));
    }

    [Fact]
    public void Long_list_of_plain_values_is_looked_up_with_the_same_outcome()
    {
        string values = string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"V{i}\""));

        Assert.True(Holds($$$"""{"StringEquals":{"k:k":[{{{values}}}]}}""", Given.Context(("k:k", "V49"))));
        Assert.False(Holds($$$"""{"StringEquals":{"k:k":[{{{values}}}]}}""", Given.Context(("k:k", "v49"))));
        Assert.True(Holds($$$"""{"StringEqualsIgnoreCase":{"k:k":[{{{values}}}]}}""", Given.Context(("k:k", "v49"))));
    }

    [Fact]
    public void Options_switch_the_undocumented_points()
    {
        RequestContext many = new();
        many.Set("k:k", ["a", "b"]);
        EvaluationOptions anyValue = new() { PlainOperatorMatchesAnyOfManyValues = true };
        EvaluationOptions unreadable = new() { NotIpAddressMatchesUnreadable = true };

        Assert.False(Holds("""{"StringEquals":{"k:k":"a"}}""", many));
        Assert.True(Holds("""{"StringEquals":{"k:k":"a"}}""", many, anyValue));
        Assert.False(Holds("""{"StringNotEquals":{"k:k":"a"}}""", many, anyValue));
        Assert.True(Holds("""{"NotIpAddress":{"k:k":"10.0.0.1"}}""", Given.Context(("k:k", "?")), unreadable));
    }

    private static bool Holds(string block, RequestContext context, EvaluationOptions? options = null)
    {
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(condition: block)))] };
        return Authorizer.Decide(Given.Request(context: context), policies, options ?? EvaluationOptions.Default).IsAllowed;
    }
}
