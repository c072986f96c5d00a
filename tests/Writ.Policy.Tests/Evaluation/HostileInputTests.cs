using System.Diagnostics;
using Xunit;

namespace Writ.Policy.Tests.Evaluation;

/// <summary>Patterns and documents made to blow up cost what their size costs.</summary>
public sealed class HostileInputTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30); // a watchdog: what blows up takes minutes at the least

    public static TheoryData<string, string> Patterns => new()
    {
        { string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("*a?", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("?*", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("*${aws:username}", 200)) + "b", new string('a', 20_000) },
        { "*" + new string('a', 2_000) + "b*" + new string('a', 2_000), new string('a', 200_000) },
        { new string('*', 50_000) + "b", new string('a', 50_000) },
        { "*" + string.Concat(Enumerable.Repeat("a?", 10_000)) + "b*", new string('a', 1 << 20) },
        { "*" + string.Concat(Enumerable.Repeat("${aws:username}?", 1_000)) + "b*", new string('a', 1 << 20) },
        { "*" + new string('a', 10_000) + "?" + new string('a', 10_000) + "b*", new string('a', 1 << 20) },
        { "a" + string.Concat(Enumerable.Repeat("*", 60_000)) + "?b", new string('a', 1 << 20) },
        { "*" + string.Concat(Enumerable.Repeat("${k:k}", 20_000)), new string('a', 200_000) }, // four thousand million characters: more than an int counts
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    [Trait(Speed.Name, Speed.Slow)]
    public void Hostile_pattern_against_a_long_text_stays_bounded(string pattern, string text)
    {
        string condition = $$$"""{"StringLike":{"k:k":"{{{pattern}}}"}}""";
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(condition: condition)))] };
        AuthorizationRequest request = Given.Request(context: Given.Context(("k:k", text), ("aws:username", "a")));
        Stopwatch watch = Stopwatch.StartNew();

        Decision decision = Authorizer.Decide(request, policies);

        Assert.False(decision.IsAllowed);
        Assert.True(watch.Elapsed < s_bound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_statements_and_a_mebibyte_of_context_stay_bounded()
    {
        string statements = string.Join(',', Enumerable.Range(0, 10_000).Select(i =>
            $$$$"""{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b{{{{i}}}}/*","Condition":{"StringLike":{"k:{{{{i}}}}":"*x*"}}}"""));
        RequestContext context = new();
        for (int i = 0; i < 10_000; i++)
        {
            context.Set($"k:{i}", new string('y', 100));
        }

        Stopwatch watch = Stopwatch.StartNew();
        NamedPolicy policy = Given.Named(Given.Document(statements));
        Decision decision = Authorizer.Decide(Given.Request(resource: "arn:aws:s3:::b9999/k", context: context), new PolicySet { Identity = [policy] });

        Assert.Equal(Verdict.ImplicitlyDenied, decision.Verdict);
        Assert.True(watch.Elapsed < s_bound, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_values_against_many_patterns_stay_bounded_and_more_are_denied()
    {
        string patterns = string.Join(',', Enumerable.Range(0, 1_500).Select(i => $"\"*{i}?\""));
        string condition = $$$"""{"ForAllValues:StringNotLike":{"k:k":[{{{patterns}}}]}}""";
        PolicySet policies = new() { Identity = [Given.Named(Given.Document(Given.Statement(condition: condition)))] };
        Decision Ask(int values)
        {
            RequestContext context = new();
            context.Set("k:k", [.. Enumerable.Range(0, values).Select(i => $"x{i}y")]);
            return Authorizer.Decide(Given.Request(context: context), policies);
        }

        Assert.False(Ask(1_000).IsAllowed);
        Assert.Equal(PolicyLayer.Identity, Ask(1_000).Layer);
        Assert.Equal(default, Ask(1_001));
        RequestContext excessive = new();
        excessive.Set("k:k", new string[1_001]);
        Assert.Equal("the request has more than a thousand values for k:k, too many to compare, and is denied whatever the policies say", Authorizer.Explain(Given.Request(Given.Root, context: excessive), PolicySet.Empty).Reason);
        excessive.Clear();
        Assert.True(Authorizer.Decide(Given.Request(Given.Root, context: excessive), PolicySet.Empty).IsAllowed);
    }

    [Fact]
    public void Names_made_to_collide_cost_one_comparison_each()
    {
        string[] names = [.. Enumerable.Range(0, 10_000).Select(i => $"abcd:{i:D12}midd{i:D12}last")];
        string statements = string.Join(',', names.Select(name => Given.Statement(action: name)));
        RequestContext context = new();
        foreach (string name in names)
        {
            context.Set(name, name);
        }

        PolicySet policies = new() { Identity = [Given.Named(Given.Document(statements))] };
        Decision decision = Authorizer.Decide(Given.Request(action: names[^1].ToUpperInvariant(), context: context), policies);

        Assert.Equal((Verdict.Allowed, names.Length - 1), (decision.Verdict, decision.StatementIndex));
        Assert.True(context.TryGet(names[5_000].ToUpperInvariant(), out ContextValue value) && value[0] == names[5_000]);
    }

    [Fact]
    public void Documents_of_128_KiB_compile_decide_and_explain()
    {
        const int size = 131_072;
        string[] documents =
        [
            Given.Document(Given.Statement(resource: "arn:aws:s3:::" + new string('$', size - 200))),
            Given.Document(Given.Statement(resource: "arn:aws:s3:::" + string.Concat(Enumerable.Repeat("${*}", (size - 200) / 4)))),
            Given.Document(Given.Statement(resource: string.Concat(Enumerable.Repeat(":", size - 200)))),
            Given.Document(Given.Statement(resource: "arn:aws:s3:::" + string.Concat(Enumerable.Repeat("${a:b}", (size - 200) / 6)))),
            Given.Document(Given.Statement(resource: "arn:aws:s3:::" + string.Concat(Enumerable.Repeat("${", (size - 200) / 2)) + ",}")),
            Given.Document(Given.Statement(resource: "arn:aws:s3:::" + string.Concat(Enumerable.Repeat("${a,'", (size - 200) / 5)))),
            Given.Document($$"""{"Effect":"Allow","Action":[{{string.Join(',', Enumerable.Repeat("\"s3:*\"", (size - 200) / 7))}}],"Resource":"arn:aws:s3:::x"}"""),
            Given.Document(string.Join(',', Enumerable.Repeat("""{"Effect":"Deny","Action":"*","Resource":"*"}""", (size - 200) / 46))),
            Given.Document(Given.Statement(action: "*", condition: "{" + string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""
                "o{{i}}":{"k:{{i}}":"{{i}}"}
                """)) + "}")),
            new string('[', size), new string('{', size), "\"" + new string('\\', size), new string('\n', size),
        ];
        RequestContext context = Given.Context(("a:b", new string('x', 1 << 20)));
        foreach (string document in documents)
        {
            if (CompiledPolicy.Parse(document, PolicyKind.Identity).Policy is { } policy)
            {
                Explanation explanation = Authorizer.Explain(Given.Request(context: context), new PolicySet { Identity = [new NamedPolicy("p", null, policy)] });
                Assert.False(explanation.Decision.IsAllowed);
                Assert.InRange(explanation.Advice.Length, 1, 100_000);
            }
            else
            {
                Assert.NotNull(CompiledPolicy.Parse(document, PolicyKind.Identity, PolicyStrictness.Save).Error);
            }
        }
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        string document = Given.Document("""
            {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::bucket/${aws:username}*","Condition":{"StringLike":{"k:a":"x*"},"Bool":{"k:b":"true"},
             "NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","2001:db8::/32"]},"DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"},"NumericLessThan":{"k:n":"5"},
             "ArnLike":{"k:arn":"arn:aws:sns:*:*:${aws:username}"}}}
            """);
        PolicySet policies = new() { Identity = [Given.Named(document)], Boundary = [Given.Allowing()], ServiceControl = [[Given.Allowing()]] };
        RequestContext context = new();
        AuthorizationRequest request = Given.Request(context: context, resource: "arn:aws:s3:::bucket/alice/1");
        bool Ask()
        {
            context.Clear();
            context.Set("aws:username", "alice");
            context.Set("k:a", "xyz");
            context.Set("k:b", "true");
            context.Set("aws:SourceIp", "192.0.2.1");
            context.Set("aws:CurrentTime", "2026-01-01T00:00:00Z");
            context.Set("k:n", "4");
            context.Set("k:arn", "arn:aws:sns:eu:1:alice");
            return Authorizer.Decide(request, policies).IsAllowed;
        }

        Assert.True(Ask());
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _ = Ask();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
