using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Writ.Services.Operations;
using Writ.Tests.Operations;
using Writ.Wire.Json;
using Writ.Wire.Shapes;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>
/// Requests that are signed as they should be and ask for anything: every operation with random members, true to its schema
/// or not. Callers who may do all get answers or errors, never a 5xx, and what they stored harms nobody later.
/// </summary>
[Trait(Speed.Name, Speed.Slow)]
public sealed class SignedFuzzTests(TestServer server) : IClassFixture<TestServer>
{
    private const int Workers = 3;
    private const int Round = 3_000;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("WRIT_FUZZ_SEED"), out var seed) ? seed : 7;
    private static readonly int PerOperation = int.TryParse(Environment.GetEnvironmentVariable("WRIT_FUZZ_COUNT"), out var count) ? count : 150;

    private readonly ConcurrentQueue<string> _harm = new();

    public static TheoryData<string> Operations => [.. OperationCatalog.All.Select(operation => $"{operation.Service}:{operation.Name}")];

    [Fact]
    public async Task Signed_requests_with_random_members_never_fail()
    {
        var world = await World.MakeAsync(server);
        var operations = OperationCatalog.All.ToList();
        var total = operations.Count * PerOperation;
        for (var from = 0; from < total && _harm.IsEmpty; from += Round)
        {
            // From the beginning again before quotas are used up.
            await server.ResetAsync();
            var to = Math.Min(from + Round, total);
            await Task.WhenAll(Enumerable.Range(from, Workers).Select(start => Task.Run(() => RunAsync(world, operations, start, to))));
        }

        Assert.True(_harm.IsEmpty, string.Join("\n\n", _harm));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Binding_of_any_JSON_never_throws(string operation)
    {
        var descriptor = OperationCatalog.Find(operation.Split(':')[0], operation.Split(':')[1]) ?? throw new InvalidOperationException(operation);
        for (var at = 0; at < 500; at++)
        {
            var values = new RandomValues(unchecked((Seed * 31) + at));
            var json = values.Damage(Encoding.UTF8.GetBytes(values.Members(descriptor.Request).ToJsonString()));
            if (JsonCodec.TryParse(json, out var element))
            {
                var bound = descriptor.Bind(new JsonReader(element, new ReadFaults()));
                Assert.Same(descriptor.Request, bound.Schema);
            }
        }
    }

    private async Task RunAsync(World world, List<OperationDescriptor> operations, int start, int to)
    {
        using var connection = new Reconnecting(server.Url);
        for (var at = start; at < to && _harm.Count < 10; at += Workers)
        {
            // The order mixes the operations, so that one meets what another has left behind.
            var values = new RandomValues(unchecked((Seed * 1_000_003) + at));
            var operation = operations[(at * 7919) % operations.Count];
            var credentials = values.Pick([World.Root, World.Root, world.Admin, world.Session, world.Nobody, world.Foreign]);
            await SendAsync(connection, operation, values, credentials, at);
            if (at % 50 == 0)
            {
                await SendAsync(connection, RawRequest.Of(server.Url.Authority, "sts", "GetCallerIdentity"), "sts", credentials, $"after {at}");
            }
        }
    }

    private Task SendAsync(Reconnecting connection, OperationDescriptor operation, RandomValues values, SigningCredentials credentials, int at)
    {
        var service = ServiceCatalog.BySigningName(operation.Service) ?? throw new InvalidOperationException(operation.Service);
        var members = values.Members(operation.Request);
        var request = RawRequest.Of(server.Url.Authority, operation.Service, operation.Name).With("User-Agent", values.HeaderText());
        var body = Encoding.UTF8.GetBytes(service.Protocol == Protocol.Query ? WireCall.Form(operation.Name, service.ApiVersion, members) : members.ToJsonString());
        return SendAsync(connection, request with { Body = values.Chance(4) ? values.Damage(body) : body }, operation.Service, credentials, $"{operation.Name} {at}");
    }

    private async Task SendAsync(Reconnecting connection, RawRequest request, string service, SigningCredentials credentials, string what)
    {
        var signed = request.Sign(credentials, service, TestClock.Start);
        var answer = await connection.SendAsync(signed) ?? throw new IOException($"No answer to {what}: {Encoding.UTF8.GetString(signed.ToBytes())}");
        if (answer.Status is not (200 or >= 400 and < 500))
        {
            _harm.Enqueue($"seed {Seed}, {what} by {credentials}: {answer.Status} {answer.Text}\n{Encoding.UTF8.GetString(request.Body)}");
        }
        else
        {
            _ = answer.Error; // parses it: whatever was echoed, the answer is XML or JSON
        }
    }
}

/// <summary>A connection that is opened again after the server closed it.</summary>
internal sealed class Reconnecting(Uri url) : IDisposable
{
    private RawConnection? _connection;

    public async Task<RawAnswer?> SendAsync(RawRequest request)
    {
        _connection ??= await RawConnection.OpenAsync(url);
        await _connection.WriteAsync(request.ToBytes());
        var answer = await _connection.ReadAsync();
        if (answer?.Head.Contains("Connection: close", StringComparison.Ordinal) != false)
        {
            _connection.Dispose();
            _connection = null;
        }

        return answer;
    }

    public void Dispose() => _connection?.Dispose();
}

/// <summary>Members for a request: some as the schema has them, some as an attacker would.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly string[] Known =
    [
        "admin", "nobody", "role", "ADMIN", "x", "y", "z1", "group", "policy", "/", "/a/", "/a/b/", "arn:aws:iam::111122223333:policy/x", "arn:aws:iam::111122223333:policy/a/y",
        "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::111122223333:role/role", "arn:aws:iam::444455556666:role/role", "arn:aws:iam::111122223333:user/admin",
        "AROAAAAAAAAAAAAAAAAAA", "ec2.amazonaws.com", "v1", "v2", "Active", "Inactive", "true", "false", "Local", "All", "AWS", "sessionname", "EventName", "ListUsers", "3600", "900", "1",
    ];

    private static readonly string[] Hostile =
    [
        "", " ", "\0", "\r\nInjected: 1", "<x/>", "]]>", "&amp;", "\"}", "${aws:username}", "*", "?", "../..", "%00", "\u2028", "\ufffe", "\U0001F600", "a\u0300", "\u0130", "\u212a", "arn:", "arn:::::",
        "arn:aws:iam::111122223333:policy/", "m1:", "bTE6", "bTE6YQ==", "bTE6/w==", "-1", "2147483648", "9223372036854775808", "1e400", "NaN", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00",
        "9999-12-31T23:59:59-14:00", "253402300799.9999", "-62135596800", "m2:\0", "null", "{}", "[]",
    ];

    private static readonly string[] Documents =
    [
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""",
        """{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Deny","NotAction":["iam:Get*","sts:*"],"NotResource":"arn:aws:iam::*:user/${aws:username}","Condition":{"StringLike":{"aws:UserAgent":"*"},"IpAddress":{"aws:SourceIp":"127.0.0.0/8"},"Bool":{"aws:SecureTransport":"false"}}}]}""",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/admin","*"],"Service":"ec2.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{"sts:ExternalId":"x"}}}]}""",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"ForAllValues:StringEqualsIgnoreCase":{"aws:TagKeys":["a","b"]},"NumericLessThanEquals":{"iam:x":"1"},"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"},"Null":{"aws:MultiFactorAuthAge":"true"},"ArnLikeIfExists":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}}}}""",
    ];

    private readonly Random _random = new(seed);

    public bool Chance(int of) => _random.Next(of) == 0;

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public string HeaderText() => Chance(3) ? "aws-cli \u00e9\U0001F600" + new string('u', _random.Next(2_000)) : Pick(Known);

    public JsonObject Members(ShapeSchema shape, int depth = 0)
    {
        var members = new JsonObject();
        foreach (var member in shape.Members)
        {
            if (member.Required ? !Chance(15) : Chance(2))
            {
                members[member.Name] = Value(member, depth);
            }
        }

        if (Chance(20))
        {
            members["Unknown"] = "1";
        }

        return members;
    }

    /// <summary>The same bytes with some of them changed, removed, repeated or made what no text holds.</summary>
    public byte[] Damage(byte[] bytes)
    {
        var result = bytes.ToList();
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            var at = _random.Next(result.Count + 1);
            switch (_random.Next(6))
            {
                case 0 when at < result.Count:
                    result[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1 when at < result.Count:
                    result.RemoveRange(at, Math.Min(_random.Next(1, 10), result.Count - at));
                    break;
                case 2 when at < result.Count:
                    result.InsertRange(at, result.GetRange(at, Math.Min(_random.Next(1, 40), result.Count - at)));
                    break;
                case 3:
                    result.InsertRange(at, Encoding.ASCII.GetBytes(Pick(["\\ud800", "\\udc00\\ud800", "\\u0000", "\\", "\"", ",", "[[[[", "1e999", "null", "%", "%f0%9f", "&&", "=", ".member.1"])));
                    break;
                case 4:
                    result.InsertRange(at, [0xff, 0xfe, 0xed, 0xa0, 0x80]);
                    break;
                default:
                    result.Insert(at, (byte)_random.Next(256));
                    break;
            }
        }

        return [.. result];
    }

    private JsonNode? Value(MemberSchema member, int depth) => Chance(40) && depth < 8 ? Wrong(member) : member.Type switch
    {
        WireType.Integer or WireType.Long => JsonValue.Create(Chance(4) ? Pick([-1L, 0, 1, 43_200, 43_201, int.MaxValue, long.MinValue]) : _random.NextInt64(member.Min ?? 0, Math.Min(member.Max ?? 100, 1_000_000) + 1)),
        WireType.Double => JsonValue.Create(_random.NextDouble()),
        WireType.Boolean => JsonValue.Create(Chance(2)),
        WireType.Timestamp => JsonValue.Create(Chance(3) ? Pick(Hostile) : "2026-01-02T03:04:05Z"),
        WireType.Blob => JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(member)))),
        WireType.StringList => new JsonArray([.. Enumerable.Range(0, Length()).Select(_ => (JsonNode?)JsonValue.Create(Text(member)))]),
        WireType.List => new JsonArray([.. Enumerable.Range(0, depth > 3 ? 0 : Length()).Select(_ => (JsonNode?)Members(member.Shape ?? new ShapeSchema("", []), depth + 1))]),
        WireType.Structure => depth > 3 ? new JsonObject() : Members(member.Shape ?? new ShapeSchema("", []), depth + 1),
        WireType.StringMap or WireType.IntegerMap => new JsonObject { [Pick(Known)] = Pick(Hostile) },
        _ => JsonValue.Create(Text(member)),
    };

    private JsonNode? Wrong(MemberSchema member) => _random.Next(5) switch
    {
        0 => JsonValue.Create(Pick(Hostile)),
        1 => new JsonArray("a", "b"),
        2 => new JsonObject { ["a"] = "b" },
        3 => JsonValue.Create(true),
        _ => member.Type == WireType.String ? JsonValue.Create(1) : null,
    };

    private int Length() => Chance(40) ? _random.Next(200) : _random.Next(4);

    private string Text(MemberSchema member)
    {
        if (member.Name.Contains("Document", StringComparison.Ordinal) || member.Name == "Policy" || (member.Name.Contains("Policy", StringComparison.Ordinal) && Chance(5)))
        {
            var document = Pick(Documents);
            return Chance(2) ? document : DamagedDocument(document);
        }

        return _random.Next(12) switch
        {
            0 => Pick(Hostile),
            1 => Pick(Known) + Pick(Hostile),
            2 => new string('a', (int)Math.Min((member.Max ?? 64) + _random.Next(-1, 2), 140_000)),
            3 when member.OneOf is { } values => Pick(values),
            4 => string.Concat(Enumerable.Range(0, _random.Next(1, 30)).Select(_ => (char)_random.Next(1, 0xd7ff))),
            5 when Chance(10) => new string('\u20ac', 50_000),
            6 => Convert.ToBase64String(Encoding.UTF8.GetBytes("m1:" + Pick(Known))),
            _ => member.OneOf is { } all ? Pick(all) : Pick(Known),
        };
    }

    private string DamagedDocument(string document) => _random.Next(8) switch
    {
        0 => Encoding.UTF8.GetString(Damage(Encoding.UTF8.GetBytes(document))),
        1 => document[.._random.Next(document.Length)],
        2 => document.Replace("\"*\"", "\"" + Pick(["arn:aws:iam::*:${aws:username}", "${", "${a, 'b'}", "iam:${x}", "*:*", "iam:", "arn:aws:iam::111122223333:user/*?*?*?*", "\\ud800", "\\u0000"]) + "\"", StringComparison.Ordinal),
        3 => document.Replace("Allow", Pick(["allow", "Deny", "", "\\u0041llow"]), StringComparison.Ordinal),
        4 => document.Replace("\"Statement\":", "\"Statement\":" + string.Concat(Enumerable.Repeat("[", _random.Next(1, 100))), StringComparison.Ordinal),
        5 => document.Replace("StringLike", Pick(["Nonsense", "ForAnyValue:StringLike", "ForAllValues:", "BinaryEquals", "NumericEquals", "DateEquals", "IpAddress"]), StringComparison.Ordinal),
        6 => document.Replace("\"Version\"", "\"Id\":\"" + Pick(Known) + "\",\"Version\"", StringComparison.Ordinal),
        _ => document.Replace("2012-10-17", Pick(["2008-10-17", "2013-01-01", "", "2012-10-17\\u0000"]), StringComparison.Ordinal) + new string(' ', _random.Next(3)),
    };
}
