using System.Globalization;
using Xunit;

namespace Writ.Policy.Tests.Reference;

/// <summary>Engine and naive evaluator agree on random policies and requests. WRIT_DIFF_COUNT sets how many, WRIT_DIFF_SEED where to start.</summary>
[Trait(Speed.Name, Speed.Slow)]
public sealed class DifferentialTests
{
    private const int DefaultCount = 160_000;
    private const int DefaultSeed = 20_261_121;
    private const int Workers = 4;

    [Fact]
    public void Engine_agrees_with_the_naive_evaluator()
    {
        int count = Setting("WRIT_DIFF_COUNT", DefaultCount);
        int seed = Setting("WRIT_DIFF_SEED", DefaultSeed);
        int compared = 0;
        Parallel.For(0, Workers, worker =>
        {
            RandomQuestions random = new(seed + worker);
            for (int i = 0; i < count / Workers; i++)
            {
                RandomQuestion question = random.Next();
                Verdict actual = Authorizer.Decide(question.Request, question.Policies).Verdict;
                Verdict expected = question.NaiveVerdict();
                Assert.True(actual == expected, $"engine {actual}, naive {expected}: {(actual == expected ? null : question)}");
                Interlocked.Increment(ref compared);
            }
        });

        Assert.Equal(count / Workers * Workers, compared);
    }

    [Fact]
    public void Random_questions_reach_every_layer_by_every_verdict_it_can_give()
    {
        RandomQuestions random = new(DefaultSeed);
        Dictionary<(Verdict, PolicyLayer), int> reached = [];
        Dictionary<(CallerKind, bool), int> callers = [];
        for (int i = 0; i < 60_000; i++)
        {
            RandomQuestion question = random.Next();
            Decision decision = Authorizer.Decide(question.Request, question.Policies);
            (Verdict, PolicyLayer) by = (decision.Verdict, decision.Layer);
            reached[by] = reached.GetValueOrDefault(by) + 1;
            (CallerKind, bool) caller = (question.Request.Caller.Kind, decision.IsAllowed);
            callers[caller] = callers.GetValueOrDefault(caller) + 1;
        }

        PolicyLayer[] layers = [.. Enum.GetValues<PolicyLayer>().Except([PolicyLayer.None, PolicyLayer.Root])];
        Assert.All(layers, layer => Assert.True(reached.GetValueOrDefault((Verdict.ExplicitlyDenied, layer)) > 20, $"{layer} denies too seldom"));
        Assert.All(layers, layer => Assert.True(reached.GetValueOrDefault((Verdict.ImplicitlyDenied, layer)) > 20, $"{layer} is silent too seldom"));
        Assert.All(
            (PolicyLayer[])[PolicyLayer.Identity, PolicyLayer.Resource, PolicyLayer.Trust, PolicyLayer.Root],
            layer => Assert.True(reached.GetValueOrDefault((Verdict.Allowed, layer)) > 20, $"{layer} allows too seldom"));
        Assert.All(Enum.GetValues<CallerKind>().Except([CallerKind.Unknown]), kind => Assert.All(
            (bool[])[true, false], allowed => Assert.True(callers.GetValueOrDefault((kind, allowed)) > 20, $"{kind} is too seldom {(allowed ? "allowed" : "denied")}")));
    }

    [Fact]
    public void Random_questions_reach_every_operator_met_and_not_met_with_the_key_there_and_absent()
    {
        RandomPolicies random = new(DefaultSeed);
        Dictionary<(string Operator, bool Present, bool Met), int> reached = [];
        for (int i = 0; i < 30_000; i++)
        {
            NaivePolicy policy = NaivePolicy.Read(random.Document(principals: false));
            Dictionary<string, string[]>[] contexts = [random.Context(), random.Context(), random.Context(), random.Context()];
            foreach ((string op, string key, string[] values) in policy.Statements.SelectMany(statement => statement.Conditions))
            {
                foreach (Dictionary<string, string[]> context in contexts)
                {
                    bool present = context.GetValueOrDefault(key) is { Length: > 0 };
                    (string, bool, bool) found = (op.ToLowerInvariant(), present, NaiveCondition.Holds(op, key, values, policy.Is2012, context));
                    reached[found] = reached.GetValueOrDefault(found) + 1;
                }
            }
        }

        Assert.All(OperatorNames.All, op => Assert.True(reached.GetValueOrDefault((op, true, true)) > 5 && reached.GetValueOrDefault((op, true, false)) > 5, $"{op} with its key"));
        Assert.All(OperatorNames.All, op => Assert.True(reached.Any(found => found.Key.Operator == op && !found.Key.Present && found.Value > 5), $"{op} without its key"));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
