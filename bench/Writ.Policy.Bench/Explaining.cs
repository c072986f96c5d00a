using BenchmarkDotNet.Attributes;

namespace Writ.Policy.Bench;

/// <summary>What an explanation costs those who ask for one: a denial of mix A with its reason and the smallest change that would allow it.</summary>
[MemoryDiagnoser]
public class Explaining
{
    private DecisionCase _denied = null!;

    [GlobalSetup]
    public void Setup() => _denied = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "mix-a.jsonl")).Select(line => DecisionCase.Parse(line).Case)
        .First(one => one is { Expected: not Verdict.Allowed }) ?? throw new InvalidDataException("no denial");

    [Benchmark]
    public int Explain() => Authorizer.Explain(_denied.Request, _denied.Policies).Changes.Count;
}
