using BenchmarkDotNet.Attributes;

namespace Writ.Policy.Bench;

/// <summary>A large question: 20 policies of 30 statements, five levels of SCPs, a boundary and a session policy; one that is allowed and one that is not, in turn.</summary>
[MemoryDiagnoser]
public class MixB
{
    private const int Policies = 20;
    private const int Levels = 5;

    private readonly RequestContext _context = new();
    private AuthorizationRequest _allowed = null!;
    private AuthorizationRequest _denied = null!;
    private PolicySet _policies = null!;

    [GlobalSetup]
    public void Setup()
    {
        NamedPolicy all = Documents.Named("FullAWSAccess", """{"Effect":"Allow","Action":"*","Resource":"*"}""");
        NamedPolicy guard = Documents.Named("guard", """
            {"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"},
            {"Effect":"Deny","NotAction":["iam:*","sts:*","s3:*","dynamodb:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-central-1"]}}},
            {"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}
            """);
        NamedPolicy limit = Documents.Named("limit", """{"Effect":"Allow","Action":["s3:*","dynamodb:*","sqs:*","logs:*"],"Resource":"*"}""");
        NamedPolicy session = Documents.Named("session", """{"Effect":"Allow","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:*:111122223333:table/orders*"}""");
        _policies = new PolicySet
        {
            Identity = [.. Enumerable.Range(0, Policies).Select(Documents.Mixed)],
            ServiceControl = [.. Enumerable.Range(0, Levels).Select(_ => (IReadOnlyList<NamedPolicy>)[all, guard])],
            Boundary = [limit], Session = [session],
        };
        _allowed = Request("arn:aws:dynamodb:eu-west-1:111122223333:table/orders-19");
        _denied = Request("arn:aws:dynamodb:eu-west-1:111122223333:table/others");
        _ = Decide();
    }

    [Benchmark(OperationsPerInvoke = 2)]
    public bool Decide()
    {
        Documents.Fill(_context);
        bool allowed = Authorizer.Decide(_allowed, _policies).IsAllowed;
        Documents.Fill(_context);
        return allowed && !Authorizer.Decide(_denied, _policies).IsAllowed ? allowed : throw new InvalidOperationException("a wrong verdict");
    }

    private AuthorizationRequest Request(string resource) => new()
    {
        Caller = Documents.Caller, Action = "dynamodb:Query", Resource = resource, ResourceAccount = "111122223333", Context = _context,
    };
}
