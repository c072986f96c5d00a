using System.Text.Json;
using Writ.Policy.Tests.Reference;
using Xunit;

namespace Writ.Policy.Tests.Corpus;

/// <summary>Runs the language-neutral cases under tests/corpus/policy.</summary>
public sealed class CorpusTests
{
    private const int FewestCases = 1_500;

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.jsonl").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Corpus_cases_decide_as_expected(string file)
    {
        List<string> wrong = [];
        foreach (string line in File.ReadLines(Path.Combine(Folder(), file)))
        {
            (DecisionCase? one, string? error) = DecisionCase.Parse(line);
            Verdict? verdict = one is null ? null : Authorizer.Decide(one.Request, one.Policies).Verdict;
            if (error is not null || verdict != one?.Expected)
            {
                wrong.Add($"{one?.Id ?? line}: {error ?? $"expected {one?.Expected}, decided {verdict}"}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join('\n', wrong.Take(20))}");
    }

    [Fact]
    public void Corpus_has_many_cases_with_ids_of_their_own()
    {
        string[] ids = [.. Directory.GetFiles(Folder(), "*.jsonl").SelectMany(File.ReadLines).Select(line => DecisionCase.Parse(line).Case?.Id ?? "?")];

        Assert.True(ids.Length >= FewestCases, $"{ids.Length} cases");
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Corpus_has_every_operator_met_and_not_met()
    {
        HashSet<(string, Verdict?)> found = [];
        foreach (string line in Directory.GetFiles(Folder(), "*.jsonl").SelectMany(File.ReadLines))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            foreach (JsonElement policy in json.RootElement.GetProperty("policies").GetProperty("identity").EnumerateArray())
            {
                found.UnionWith(NaivePolicy.Read(policy.GetRawText()).Statements.Where(statement => !statement.Deny).SelectMany(statement => statement.Conditions)
                    .Select(condition => (condition.Operator.ToLowerInvariant(), Enum.Parse<Verdict>(json.RootElement.GetProperty("expected").GetString()!) as Verdict?)));
            }
        }

        Assert.All(OperatorNames.All, op => Assert.Contains((op, Verdict.Allowed), found));
        Assert.All(OperatorNames.All, op => Assert.Contains((op, Verdict.ImplicitlyDenied), found));
    }

    [Fact]
    public void Corpus_mix_A_decides_without_allocating()
    {
        DecisionCase[] cases = [.. File.ReadLines(Path.Combine(Folder(), "mix-a.jsonl")).Select(line => DecisionCase.Parse(line).Case).OfType<DecisionCase>()];
        int Ask(int times)
        {
            int allowed = 0;
            for (int i = 0; i < times; i++)
            {
                allowed += Authorizer.Decide(cases[i % cases.Length].Request, cases[i % cases.Length].Policies).IsAllowed ? 1 : 0;
            }

            return allowed;
        }

        Assert.Equal(2_000, Ask(4_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Ask(4_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "action is missing")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"ghost"}}}""", "no kind of principal")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"}},"expected":"Maybe"}""", "expected must be")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"}},"policies":{"identity":[{}]}}""", "no Statement")]
    [InlineData("""{"request":{"action":"a:b","resource":"*","principal":{"kind":"root"}},"policies":{"scps":[{}]}}""", "must be a list")]
    public void Unreadable_case_says_why(string json, string reason)
    {
        DecisionCaseResult result = DecisionCase.Parse(json);

        Assert.Null(result.Case);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    private static string Folder()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, "tests", "corpus", "policy")))
        {
            at = at.Parent;
        }

        return Path.Combine(at?.FullName ?? throw new DirectoryNotFoundException("tests/corpus/policy"), "tests", "corpus", "policy");
    }
}
