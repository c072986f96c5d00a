using System.Diagnostics;
using Xunit;

namespace Writ.Policy.Tests.Evaluation;

/// <summary>Patterns and documents made to blow up cost what their size costs.</summary>
public sealed class HostileInputTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Patterns => new()
    {
        { string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("*a?", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("?*", 500)) + "b", new string('a', 20_000) },
        { string.Concat(Enumerable.Repeat("*${aws:username}", 200)) + "b", new string('a', 20_000) },
        { "*" + new string('a', 2_000) + "b*" + new string('a', 2_000), new string('a', 200_000) },
        { new string('*', 50_000) + "b", new string('a', 50_000) },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
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
