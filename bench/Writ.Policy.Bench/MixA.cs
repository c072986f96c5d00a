using BenchmarkDotNet.Attributes;

namespace Writ.Policy.Bench;

/// <summary>
/// The four decisions of mix-a.jsonl in turn: a role session, three managed policies, ten statements, eight context keys. Policies are compiled beforehand;
/// the context is filled anew for each decision from strings, in an object that is used again, as a service does that pools it.
/// </summary>
[MemoryDiagnoser]
public class MixA
{
    private readonly RequestContext _context = new();
    private (AuthorizationRequest Request, PolicySet Policies, (string Key, string Value)[] Keys, Verdict Expected)[] _decisions = [];

    [GlobalSetup]
    public void Setup() => _decisions = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "mix-a.jsonl")).Select(line =>
    {
        DecisionCase one = DecisionCase.Parse(line).Case ?? throw new InvalidDataException(line);
        AuthorizationRequest request = new()
        {
            Caller = one.Request.Caller, Action = one.Request.Action, Resource = one.Request.Resource, ResourceAccount = one.Request.ResourceAccount, Context = _context,
        };
        return (request, one.Policies, one.Request.Context.Select(key => (key.Key, key.Value[0])).ToArray(), one.Expected ?? default);
    })];

    [Benchmark(OperationsPerInvoke = 4)]
    public int Decide()
    {
        int right = 0;
        foreach ((AuthorizationRequest request, PolicySet policies, (string Key, string Value)[] keys, Verdict expected) in _decisions)
        {
            _context.Clear();
            foreach ((string key, string value) in keys)
            {
                _context.Set(key, value);
            }

            right += Authorizer.Decide(request, policies).Verdict == expected ? 1 : 0;
        }

        return right == 4 ? right : throw new InvalidOperationException("a wrong verdict");
    }
}
