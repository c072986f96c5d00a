using System.Text.Json;

namespace Writ.Policy.Tests.Reference;

/// <summary>A question with its policies, for the engine and for the naive evaluator.</summary>
internal sealed record RandomQuestion(
    AuthorizationRequest Request, PolicySet Policies, Dictionary<string, string[]> Values, NaivePolicies Naive, IReadOnlyList<string> Documents)
{
    public Verdict NaiveVerdict() =>
        new NaiveEvaluator(Request.Caller, Request.Action, Request.Resource, Request.ResourceAccount, Request.WildcardOnly, Values).Decide(Naive);

    public override string ToString() =>
        $"{Request.Caller} {Request.Action} {Request.Resource} owner {Request.ResourceAccount} trust {Naive.Trust} mandatory {Naive.Mandatory}\n"
        + $"{JsonSerializer.Serialize(Values)}\nidentity {Naive.Identity.Length} boundary {Naive.Boundary?.Length} session {Naive.Session?.Length} endpoint {Naive.Endpoint?.Length} "
        + $"scps {Naive.ServiceControl.Length} rcps {Naive.ResourceControl.Length}\n{string.Join('\n', Documents)}";
}

/// <summary>Draws questions: any caller, any layers, policies out of pools that are filled once.</summary>
internal sealed class RandomQuestions
{
    private const int PoolSize = 600;

    private readonly RandomPolicies _random;
    private readonly Pair[] _identity;
    private readonly Pair[] _resource;
    private readonly Pair[] _trust;
    private readonly Pair[] _endpoint;
    private readonly Pair[] _control;

    public RandomQuestions(int seed)
    {
        _random = new RandomPolicies(seed);
        _identity = Fill(PolicyKind.Identity);
        _resource = Fill(PolicyKind.Resource);
        _trust = Fill(PolicyKind.Trust);
        _endpoint = Fill(PolicyKind.Endpoint);
        _control = Fill(PolicyKind.ResourceControl);
    }

    private sealed record Pair(string Text, NamedPolicy Compiled, NaivePolicy Naive);

    public RandomQuestion Next()
    {
        bool trust = _random.Chance(15);
        bool mandatory = trust || _random.Chance(10);
        Pair? own = _random.Chance(60) ? _random.Pick(trust ? _trust : _resource) : null;
        Pair[] identity = _random.Chance(95) ? Some(_identity, 3) : [];
        Pair[]? boundary = _random.Chance(25) ? Some(_identity, 1) : null;
        Pair[]? session = _random.Chance(25) ? _random.Chance(95) ? Some(_identity, 2) : [] : null;
        Pair[]? endpoint = _random.Chance(10) ? Some(_endpoint, 1) : null;
        Pair[][] scps = _random.Chance(20) ? Levels(_identity, 2) : [];
        Pair[][] rcps = _random.Chance(15) ? Levels(_control, 2) : [];
        PolicySet policies = new()
        {
            Identity = Compiled(identity) ?? [], Resource = own?.Compiled, ResourcePolicyIsMandatory = mandatory, ResourcePolicyIsTrustPolicy = trust,
            Boundary = Compiled(boundary), Session = Compiled(session), Endpoint = Compiled(endpoint),
            ServiceControl = [.. scps.Select(level => Compiled(level)!)], ResourceControl = [.. rcps.Select(level => Compiled(level)!)],
        };
        NaivePolicies naive = new()
        {
            Identity = Naive(identity) ?? [], Resource = own?.Naive, Mandatory = mandatory, Trust = trust,
            Boundary = Naive(boundary), Session = Naive(session), Endpoint = Naive(endpoint),
            ServiceControl = [.. scps.Select(level => Naive(level)!)], ResourceControl = [.. rcps.Select(level => Naive(level)!)],
        };
        IEnumerable<Pair?> all = [.. identity, .. boundary ?? [], .. session ?? [], .. endpoint ?? [], .. scps.SelectMany(x => x), .. rcps.SelectMany(x => x), own];
        Dictionary<string, string[]> values = _random.Context();
        return new RandomQuestion(Request(values), policies, values, naive, [.. all.OfType<Pair>().Select(pair => pair.Text)]);
    }

    private AuthorizationRequest Request(Dictionary<string, string[]> values)
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

        string resource = _random.Resource();
        return new AuthorizationRequest
        {
            Caller = _random.Caller(), Action = _random.Action(), Resource = resource, ResourceAccount = _random.Owner(), WildcardOnly = resource == "*", Context = context,
        };
    }

    private Pair[] Fill(PolicyKind kind) => [.. Enumerable.Range(0, PoolSize).Select(i =>
    {
        string text = _random.Document(principals: kind != PolicyKind.Identity, trust: kind == PolicyKind.Trust);
        return new Pair(text, new NamedPolicy($"{kind} {i}", null, Given.Policy(text, kind)), NaivePolicy.Read(text));
    })];

    private Pair[][] Levels(Pair[] pool, int most) => [.. Enumerable.Range(0, _random.Next(most) + 1).Select(_ => Some(pool, 2))];

    private Pair[] Some(Pair[] pool, int most) => [.. Enumerable.Range(0, _random.Next(most) + 1).Select(_ => _random.Pick(pool))];

    private static NamedPolicy[]? Compiled(Pair[]? pairs) => pairs is null ? null : [.. pairs.Select(pair => pair.Compiled)];

    private static NaivePolicy[]? Naive(Pair[]? pairs) => pairs is null ? null : [.. pairs.Select(pair => pair.Naive)];
}
