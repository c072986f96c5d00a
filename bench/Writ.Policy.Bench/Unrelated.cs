using BenchmarkDotNet.Attributes;

namespace Writ.Policy.Bench;

/// <summary>One statement that allows among many that cannot match the action.</summary>
[MemoryDiagnoser]
public class Unrelated
{
    private readonly RequestContext _context = new();
    private AuthorizationRequest _request = null!;
    private PolicySet _policies = null!;

    [Params(10, 100, 1_000, 10_000)]
    public int Statements { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        IEnumerable<string> others = Enumerable.Range(0, Statements).Select(i =>
            $$$"""{"Effect":"Allow","Action":["ec2:Action{{{i}}}","svc{{{i}}}:Get*"],"Resource":"arn:aws:ec2:*:*:instance/i-{{{i}}}"}""");
        _policies = new PolicySet { Identity = [Documents.Named("many", string.Join(',', [.. others, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}"""]))] };
        _request = new AuthorizationRequest { Caller = Documents.Caller, Action = "s3:GetObject", Resource = "arn:aws:s3:::b/k", ResourceAccount = "111122223333", Context = _context };
    }

    [Benchmark]
    public bool Decide()
    {
        Documents.Fill(_context);
        return Authorizer.Decide(_request, _policies).IsAllowed;
    }
}
