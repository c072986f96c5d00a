using Xunit;

namespace Writ.Policy.Tests.Evaluation;

/// <summary>A context that a source fills is for every reader what it would be if it had been filled before.</summary>
public sealed class ContextSourceTests
{
    private const string FromOffice = """{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}""";

    [Fact]
    public void A_decision_that_needs_no_key_does_not_ask_for_any()
    {
        Source source = new(("aws:SourceIp", "192.0.2.10"));

        Assert.True(Decide(Given.Statement(), new RequestContext(source)).IsAllowed);
        Assert.Equal(0, source.Asked);
    }

    [Theory]
    [InlineData("192.0.2.10", true)]
    [InlineData("198.51.100.1", false)]
    public void A_condition_asks_for_the_keys_once(string address, bool allowed)
    {
        Source source = new(("aws:SourceIp", address));
        RequestContext context = new(source);

        Assert.Equal(allowed, Decide(Given.Statement(condition: FromOffice), context).IsAllowed);
        Assert.Equal(allowed, Decide(Given.Statement(condition: FromOffice), context).IsAllowed);
        Assert.Equal(1, source.Asked);
    }

    [Fact]
    public void A_policy_variable_asks_for_the_keys() =>
        Assert.True(Decide(Given.Statement(resource: "arn:aws:s3:::${k:bucket}"), new RequestContext(new Source(("k:bucket", Given.Bucket["arn:aws:s3:::".Length..])))).IsAllowed);

    [Fact]
    public void Every_reader_sees_what_the_source_sets()
    {
        RequestContext Context() => new(new Source(("k:a", "1"), ("k:b", "2")));

        Assert.Equal(2, Context().Count);
        Assert.Equal(["k:a=1", "k:b=2"], Context().Select(key => $"{key.Key}={key.Value}"));
        Assert.True(Context().TryGet("K:B", out ContextValue value) && value[0] == "2");
        RequestContext cleared = Context();
        cleared.Clear();
        Assert.Equal(0, cleared.Count);
    }

    [Fact]
    public void An_explanation_is_the_same_as_of_a_filled_context()
    {
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(condition: FromOffice)))] };
        Explanation Explain(RequestContext context) => Authorizer.Explain(Given.Request(context: context), policies);
        Explanation filled = Explain(Given.Context(("aws:SourceIp", "198.51.100.1")));
        Explanation sourced = Explain(new RequestContext(new Source(("aws:SourceIp", "198.51.100.1"))));

        Assert.Equal((filled.Decision.Verdict, filled.Reason, filled.Advice), (sourced.Decision.Verdict, sourced.Reason, sourced.Advice));
        Assert.Contains("aws:SourceIp", sourced.Advice);
    }

    [Fact]
    public void What_is_set_besides_takes_the_place_of_what_the_source_sets()
    {
        RequestContext context = new(new Source(("k:a", "1"), ("k:b", "2")));
        context.Set("k:a", "mine");

        Assert.Equal(["k:a=mine", "k:b=2"], context.Select(key => $"{key.Key}={key.Value}"));
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void Too_many_values_deny_whatever_the_policies_say_once_a_key_is_asked_for(int values, bool allowed)
    {
        Source source = new() { Many = [.. Enumerable.Repeat("x", values)] };
        const string absent = """{"Null":{"k:absent":"true"}}""";

        Decision decision = Decide(Given.Statement(condition: absent), new RequestContext(source));

        Assert.Equal(allowed, decision.IsAllowed);
        Assert.True(allowed || decision == default);
    }

    private static Decision Decide(string statement, RequestContext context) =>
        Authorizer.Decide(Given.Request(context: context), new PolicySet { Identity = [Given.Named(Given.Document(statement))] });

    private sealed class Source(params (string Key, string Value)[] keys) : IContextSource
    {
        public int Asked { get; private set; }

        public IReadOnlyList<string> Many { get; init; } = [];

        public void AddTo(RequestContext context)
        {
            Asked++;
            foreach ((string key, string value) in keys)
            {
                context.Set(key, value);
            }

            if (Many.Count > 0)
            {
                context.Set("k:many", Many);
            }
        }
    }
}
