using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Writ.Policy.Tests.Reference;

/// <summary>Engine and naive evaluator agree on random policies and requests. WRIT_DIFF_COUNT sets how many, WRIT_DIFF_SEED where to start.</summary>
public sealed class DifferentialTests
{
    private const int DefaultCount = 300_000;
    private const int PoolSize = 600;

    private sealed record Pair(string Text, NamedPolicy Compiled, NaivePolicy Naive);

    [Fact]
    public void Engine_agrees_with_the_naive_evaluator()
    {
        int count = Setting("WRIT_DIFF_COUNT", DefaultCount);
        int seed = Setting("WRIT_DIFF_SEED", 20_261_121);
        int[] verdicts = new int[3];
        Parallel.For(0, 4, worker =>
        {
            RandomPolicies random = new(seed + worker);
            Pools pools = new(random);
            for (int i = 0; i < count / 4; i++)
            {
                Verdict verdict = CompareOnce(random, pools);
                Interlocked.Increment(ref verdicts[(int)verdict]);
            }
        });

        Assert.All(verdicts, found => Assert.True(found > count / 50, $"too few of a verdict: {string.Join(", ", verdicts)}"));
    }

    private static Verdict CompareOnce(RandomPolicies random, Pools pools)
    {
        Caller caller = random.Caller();
        string action = random.Action();
        string resource = random.Resource();
        string? owner = random.Owner();
        Dictionary<string, string[]> values = random.Context();
        bool trust = random.Chance(15);
        bool mandatory = trust || random.Chance(10);
        Pair? onResource = random.Chance(60) ? random.Pick(trust ? pools.Trust : pools.Resource) : null;
        Pair[] identity = Some(random, pools.Identity, 3);
        Pair[]? boundary = random.Chance(25) ? Some(random, pools.Identity, 1) : null;
        Pair[]? session = random.Chance(25) ? Some(random, pools.Identity, 2) : null;
        Pair[]? endpoint = random.Chance(10) ? Some(random, pools.Endpoint, 1) : null;
        Pair[][] scps = random.Chance(20) ? [Some(random, pools.Identity, 2), Some(random, pools.Identity, 2)] : [];
        Pair[][] rcps = random.Chance(15) ? [Some(random, pools.Control, 2)] : [];

        PolicySet set = new()
        {
            Identity = Compiled(identity) ?? [], Resource = onResource?.Compiled, ResourcePolicyIsMandatory = mandatory, ResourcePolicyIsTrustPolicy = trust,
            Boundary = Compiled(boundary), Session = Compiled(session), Endpoint = Compiled(endpoint),
            ServiceControl = [.. scps.Select(level => Compiled(level)!)], ResourceControl = [.. rcps.Select(level => Compiled(level)!)],
        };
        NaivePolicies naive = new()
        {
            Identity = Naive(identity) ?? [], Resource = onResource?.Naive, Mandatory = mandatory, Trust = trust,
            Boundary = Naive(boundary), Session = Naive(session), Endpoint = Naive(endpoint),
            ServiceControl = [.. scps.Select(level => Naive(level)!)], ResourceControl = [.. rcps.Select(level => Naive(level)!)],
        };

        AuthorizationRequest request = Request(caller, action, resource, owner, values);
        Verdict actual = Authorizer.Decide(request, set).Verdict;
        Verdict expected = new NaiveEvaluator(caller, action, resource, owner, resource == "*", values).Decide(naive);
        if (actual != expected)
        {
            Pair?[] all = [.. identity, .. boundary ?? [], .. session ?? [], .. endpoint ?? [], .. scps.SelectMany(x => x), .. rcps.SelectMany(x => x), onResource];
            Assert.Fail($"engine {actual}, naive {expected}: {caller} {action} {resource} owner {owner} trust {trust} mandatory {mandatory}\n"
                + $"{JsonSerializer.Serialize(values)}\nidentity {identity.Length} boundary {boundary?.Length} session {session?.Length} endpoint {endpoint?.Length} scps {scps.Length} rcps {rcps.Length}\n"
                + string.Join('\n', all.Select(pair => pair?.Text)));
        }

        return actual;
    }

    private static AuthorizationRequest Request(Caller caller, string action, string resource, string? owner, Dictionary<string, string[]> values)
    {
        RequestContext context = new();
        foreach ((string key, string[] list) in values)
        {
            if (list.Length == 1)
            {
                context.Set(key, list[0]);
            }
            else
            {
                context.Set(key, list);
            }
        }

        return new AuthorizationRequest { Caller = caller, Action = action, Resource = resource, ResourceAccount = owner, WildcardOnly = resource == "*", Context = context };
    }

    private static Pair[] Some(RandomPolicies random, Pair[] pool, int most) => [.. Enumerable.Range(0, random.Next(most) + 1).Select(_ => random.Pick(pool))];

    private static NamedPolicy[]? Compiled(Pair[]? pairs) => pairs is null ? null : [.. pairs.Select(pair => pair.Compiled)];

    private static NaivePolicy[]? Naive(Pair[]? pairs) => pairs is null ? null : [.. pairs.Select(pair => pair.Naive)];

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private sealed class Pools(RandomPolicies random)
    {
        public Pair[] Identity { get; } = Fill(random, PolicyKind.Identity);

        public Pair[] Resource { get; } = Fill(random, PolicyKind.Resource);

        public Pair[] Trust { get; } = Fill(random, PolicyKind.Trust);

        public Pair[] Endpoint { get; } = Fill(random, PolicyKind.Endpoint);

        public Pair[] Control { get; } = Fill(random, PolicyKind.ResourceControl);

        private static Pair[] Fill(RandomPolicies random, PolicyKind kind) => [.. Enumerable.Range(0, PoolSize).Select(_ =>
        {
            string text = random.Document(principals: kind != PolicyKind.Identity, trust: kind == PolicyKind.Trust);
            return new Pair(text, Given.Named(text, kind), NaivePolicy.Read(text));
        })];
    }
}
