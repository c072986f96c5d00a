using System.Text;
using System.Text.Json;
using Writ.Kernel.Audit;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>What an attacker would try at the gateway: injection, ambiguity, oracles, secrets where they do not belong.</summary>
public sealed class AttackTests(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private World _world = null!; // made before each test

    private string Host => server.Url.Authority;

    public async ValueTask InitializeAsync() => _world = await World.MakeAsync(server);

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("quote \" brace } comma , \"userName\":\"root\"")]
    [InlineData("tab\tand \u00e4 \u2028 \U0001F600")]
    [InlineData("<script>alert(1)</script>")]
    public async Task User_agent_cannot_write_its_own_audit_record(string agent)
    {
        await SendAsync(Admin(RawRequest.Of(Host, "iam", "ListUsers").With("User-Agent", agent)));

        using var record = JsonDocument.Parse((await server.LastEventAsync("ListUsers")).Document);
        Assert.Equal(agent, record.RootElement.GetProperty("userAgent").GetString());
        Assert.Equal("admin", record.RootElement.GetProperty("userIdentity").GetProperty("userName").GetString());
    }

    [Fact]
    public async Task Long_user_agent_is_cut_between_characters()
    {
        // One character of two UTF-16 units lies across the limit.
        var answer = await SendAsync(Admin(RawRequest.Of(Host, "iam", "ListUsers").With("User-Agent", new string('a', 1_023) + "\U0001F600" + "tail")));

        Assert.Equal(200, answer.Status);
        using var record = JsonDocument.Parse((await server.LastEventAsync("ListUsers")).Document);
        Assert.Equal(new string('a', 1_023), record.RootElement.GetProperty("userAgent").GetString());
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public async Task Source_address_is_the_sockets_own(string header)
    {
        await SendAsync(Admin(RawRequest.Of(Host, "iam", "ListUsers").With(header, "for=9.9.9.9, 9.9.9.9")));

        using var record = JsonDocument.Parse((await server.LastEventAsync("ListUsers")).Document);
        Assert.Equal("127.0.0.1", record.RootElement.GetProperty("sourceIPAddress").GetString());
    }

    [Theory]
    [InlineData("%0D%0AX-Injected:%201")]
    [InlineData("%3C%2FMessage%3E%3CCode%3EOK%3C%2FCode%3E")]
    [InlineData("%26lt%3B%5D%5D%3E%00%01%EF%BF%BE")]
    [InlineData("%22%7D%2C%7B%22")]
    public async Task Names_are_text_in_answers_and_records(string name)
    {
        foreach (var request in new[] { RawRequest.Of(Host, "iam", "GetUser", "&UserName=" + name), RawRequest.Of(Host, "iam", name) })
        {
            var answer = await SendAsync(Admin(request));

            Assert.Equal(400, answer.Status);
            Assert.NotNull(answer.Error.Message); // parsed as XML: one Error, one Message
            Assert.DoesNotContain("X-Injected", answer.Head, StringComparison.Ordinal);
        }

        using var record = JsonDocument.Parse((await server.LastEventAsync("GetUser")).Document);
        Assert.Equal("ValidationError", record.RootElement.GetProperty("errorCode").GetString());
        Assert.Equal(Uri.UnescapeDataString(name), record.RootElement.GetProperty("requestParameters").GetProperty("userName").GetString());
    }

    [Fact]
    public async Task First_of_repeated_parameters_counts_and_all_are_signed()
    {
        var twice = RawRequest.Of(Host, "iam", "ListUsers", "&Action=CreateUser") with { Query = "Action=GetUser&Version=2010-05-08" };

        var answer = await SendAsync(Admin(twice));
        var added = await SendAsync(Admin(RawRequest.Of(Host, "iam", "ListUsers")) with { Query = "Action=CreateUser&UserName=evil" });

        Assert.Contains("<GetUserResponse", answer.Text, StringComparison.Ordinal);
        Assert.Equal("SignatureDoesNotMatch", added.Error.Code);
        Assert.Equal("NoSuchEntity", (await SendAsync(Admin(RawRequest.Of(Host, "iam", "GetUser", "&UserName=evil")))).Error.Code);
    }

    [Fact]
    public async Task Presigned_request_takes_no_body_it_was_not_signed_with()
    {
        var link = (RawRequest.Of(Host, "iam", "GetUser") with { Method = "GET", Query = "Action=GetUser&Version=2010-05-08", Body = [] })
            .Presign(_world.Admin, "iam", TestClock.Start);

        Assert.Equal(200, (await SendAsync(link)).Status);
        Assert.Equal("SignatureDoesNotMatch", (await SendAsync(link with { Body = "UserName=nobody"u8.ToArray() })).Error.Code);
        Assert.Equal("SignatureDoesNotMatch", (await SendAsync(link with { Method = "POST", Body = "UserName=nobody"u8.ToArray() })).Error.Code);
    }

    [Theory]
    [InlineData("X-Amz-Date")]
    [InlineData("Authorization")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("Content-Type")]
    public async Task Signed_header_given_twice_is_refused(string header)
    {
        var request = RawRequest.Of(Host, "iam", "ListUsers").Sign(_world.Session, "iam", TestClock.Start);

        var answer = await SendAsync(request.With(header, request.Header(header) ?? ""));

        Assert.InRange(answer.Status, 400, 403);
    }

    [Fact]
    public async Task Target_chooses_the_service_only_when_it_is_signed_and_posted()
    {
        var query = Admin(RawRequest.Of(Host, "iam", "ListUsers"));
        var json = RawRequest.Of(Host, "cloudtrail", "LookupEvents");

        Assert.Equal("InvalidSignatureException", (await SendAsync(query.With("X-Amz-Target", "CloudTrail_20131101.LookupEvents"))).Error.Code);
        Assert.Equal("UnknownOperationException", (await SendAsync(query.With("X-Amz-Target", "nonsense"))).Error.Code);
        Assert.Equal(405, (await SendAsync((json with { Method = "GET" }).Sign(_world.Admin, "cloudtrail", TestClock.Start))).Status);
        Assert.Equal(
            "UnknownOperationException",
            (await SendAsync(json.Change("X-Amz-Target", target => target.ToLowerInvariant()).Sign(_world.Admin, "cloudtrail", TestClock.Start))).Error.Code);
    }

    [Fact]
    public async Task Names_of_parameters_and_operations_are_told_apart_by_case()
    {
        var lower = RawRequest.Of(Host, "iam", "ListUsers");
        lower = lower with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(lower.Body).Replace("Action", "action", StringComparison.Ordinal)) };

        Assert.Equal("MissingAction", (await SendAsync(Admin(lower))).Error.Code);
        Assert.Equal("InvalidAction", (await SendAsync(Admin(RawRequest.Of(Host, "iam", "listusers")))).Error.Code);
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_each_for_itself_and_in_order()
    {
        var good = RawRequest.Of(Host, "sts", "GetCallerIdentity").Sign(_world.Admin, "sts", TestClock.Start);
        var unsigned = RawRequest.Of(Host, "sts", "GetCallerIdentity");
        var other = RawRequest.Of(Host, "sts", "GetCallerIdentity").Sign(_world.Session, "sts", TestClock.Start);
        byte[] bytes = [.. Enumerable.Repeat(new[] { good, unsigned, other }, 30).SelectMany(each => each).SelectMany(request => request.ToBytes())];

        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.WriteAsync(bytes);

        for (var at = 0; at < 30; at++)
        {
            Assert.Contains(":user/admin<", (await connection.ReadAsync())?.Text, StringComparison.Ordinal);
            Assert.Equal(403, (await connection.ReadAsync())?.Status);
            Assert.Contains(":assumed-role/role/s1<", (await connection.ReadAsync())?.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://{host}/")]
    [InlineData("http://evil.example/")]
    [InlineData("/..")]
    [InlineData("/x/../../")]
    [InlineData("/%2e%2e/")]
    [InlineData("/other")]
    public async Task Other_target_than_was_signed_is_refused_or_means_the_same(string path)
    {
        var answer = await SendAsync(Admin(RawRequest.Of(Host, "iam", "ListUsers")) with { Path = path.Replace("{host}", Host, StringComparison.Ordinal) });

        // Dots are taken out before signing, as AWS does, so those paths are "/" to both sides; nothing is looked up by path.
        Assert.True(answer.Status is 400 or 403 || path is "/.." or "/x/../../", $"{answer.Status} {answer.Text}");
    }

    [Fact]
    public async Task Too_many_or_too_large_headers_and_bodies_are_refused_before_anything_is_read()
    {
        var request = Admin(RawRequest.Of(Host, "iam", "ListUsers"));
        var many = Enumerable.Range(0, 101).Aggregate(request, (each, at) => each.With($"X-{at}", ""));

        Assert.Equal(431, (await SendAsync(many)).Status);
        Assert.Equal(431, (await SendAsync(request.With("X-Large", new string('x', 70_000)))).Status);
        Assert.Equal(414, (await SendAsync(request with { Query = new string('x', 40_000) })).Status);
        Assert.Equal(413, (await SendAsync(request.With("Content-Length", "1048577") with { Body = [] })).Status);
        var chunks = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        var chunked = await RawConnection.SendLastAsync(
            server.Url, (byte[])[.. (request.With("Transfer-Encoding", "chunked") with { Body = [] }).ToBytes(), .. Enumerable.Repeat(chunks, 17).SelectMany(chunk => chunk), .. "0\r\n\r\n"u8]);
        Assert.All(chunked, answer => Assert.Equal(413, answer.Status)); // none when the connection was closed while the client still sent
    }

    [Theory]
    [InlineData("ffffffffffffffff\r\nx")]
    [InlineData("-1\r\nx\r\n0\r\n\r\n")]
    [InlineData("5\r\nab")]
    public async Task Broken_chunks_are_the_clients_fault(string chunks)
    {
        var head = (RawRequest.Of(Host, "iam", "ListUsers").With("Transfer-Encoding", "chunked") with { Body = [] }).ToBytes();

        var answers = await RawConnection.SendLastAsync(server.Url, (byte[])[.. head, .. Encoding.ASCII.GetBytes(chunks)]);

        Assert.All(answers, answer => Assert.Equal(400, answer.Status));
    }

    [Theory]
    [InlineData("GetUser", "UserName", "admin")]
    [InlineData("GetRole", "RoleName", "role")]
    [InlineData("ListUserPolicies", "UserName", "admin")]
    [InlineData("CreateAccessKey", "UserName", "admin")]
    [InlineData("DeleteUser", "UserName", "admin")]
    [InlineData("CreateUser", "UserName", "admin")]
    [InlineData("CreateRole", "RoleName", "role")]
    public async Task Refusal_does_not_tell_whether_a_name_exists(string operation, string parameter, string name)
    {
        var real = await AskAsync(name);
        var absent = await AskAsync("absent");

        Assert.Equal("AccessDenied", real.Code);
        Assert.Equal((real.Code, real.Message?.Replace($"/{name} ", "/absent ", StringComparison.Ordinal).Replace($" {name} ", " absent ", StringComparison.Ordinal)), absent);

        async Task<(string? Code, string? Message)> AskAsync(string asked) => (await SendAsync(
            RawRequest.Of(Host, "iam", operation, $"&{parameter}={asked}").Sign(_world.Nobody, "iam", TestClock.Start))).Error;
    }

    [Fact]
    public async Task Secrets_and_tokens_stay_out_of_answers_and_audit_records()
    {
        await server.ResetAsync();
        var secrets = _world.All.Append(_world.Inactive).Append(_world.ExpiredSession).Append(World.Root)
            .SelectMany(credentials => new[] { credentials.SecretAccessKey, credentials.SessionToken }).OfType<string>().ToList();
        var answers = new List<string>();
        foreach (var credentials in _world.All.Append(_world.Inactive).Append(_world.ExpiredSession))
        {
            var plain = RawRequest.Of(Host, "iam", "GetUser", "&UserName=%22");
            answers.Add((await SendAsync(plain.Sign(credentials, "iam", TestClock.Start))).Text);
            answers.Add((await SendAsync(plain.Presign(credentials, "iam", TestClock.Start))).Text);
            answers.Add((await SendAsync(plain.Sign(credentials with { AccessKeyId = _world.Nobody.AccessKeyId }, "iam", TestClock.Start))).Text);
        }

        await SendAsync(Admin(RawRequest.Of(Host, "iam", "CreateUser", "&UserName=fresh")));
        var made = (await SendAsync(Admin(RawRequest.Of(Host, "iam", "CreateAccessKey", "&UserName=fresh")))).Text;
        secrets.Add(made.Split("<SecretAccessKey>")[1].Split("</SecretAccessKey>")[0]);

        var records = await RecordsAsync();
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(answers, answer => answer.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(records, record => record.Contains(secret, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("wJalrXUtnFEMIaK7MDENGabPxRfiCYEXAMPLEKEY")]
    public async Task Secret_in_the_key_ids_place_is_not_kept(string secret)
    {
        var swapped = new SigningCredentials(secret, "AKIDEXAMPLE");

        await SendAsync(RawRequest.Of(Host, "iam", "GetUser").Sign(swapped, "iam", TestClock.Start));
        await SendAsync(RawRequest.Of(Host, "iam", "GetUser").Presign(swapped, "iam", TestClock.Start));

        Assert.All(await RecordsAsync(), record => Assert.DoesNotContain(secret, record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unauthenticated_callers_write_little_into_the_audit_log()
    {
        var large = RawRequest.Of(Host, "iam", "CreateUser", "&UserName=" + new string('n', 500_000))
            .With("User-Agent", new string('\u20ac', 5_000)).With("Referer", new string('r', 5_000));

        await SendAsync(large);
        var record = await server.LastEventAsync("CreateUser");
        await SendAsync(RawRequest.Of(Host, "iam", new string('x', 100_000)));

        Assert.InRange(record.Document.Length, 1, 6_000);
        Assert.Empty(record.Resources);
        Assert.DoesNotContain("xxxx", string.Concat(await RecordsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Referer", "http://evil.example/page")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "evil.example:4600")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    public async Task Page_in_a_browser_cannot_reset_the_server(string header, string value)
    {
        var request = new RawRequest { Path = "/_writ/reset" };
        request = header == "Host" ? request.With("Host", value) : request.With("Host", Host).With(header, value);

        Assert.Equal(403, (await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:4600")]
    [InlineData("[::1]:4600")]
    public async Task Tools_on_this_machine_can_reset_the_server(string host) =>
        Assert.Equal((200, "{}"), await SendAsync(new RawRequest { Path = "/_writ/reset" }.With("Host", host)) is var answer ? (answer.Status, answer.Text) : default);

    private RawRequest Admin(RawRequest request) => request.Sign(_world.Admin, "iam", TestClock.Start);

    private Task<RawAnswer> SendAsync(RawRequest request) => RawConnection.SendAsync(server.Url, request);

    private async Task<List<string>> RecordsAsync()
    {
        var page = await server.Writ.Installation.Ledger.FindAsync(
            new AuditQuery(TestServer.Account, AuditAttribute.None, null, null, null, null, 1_000), TestContext.Current.CancellationToken);
        return [.. page.Events.Select(record => Encoding.UTF8.GetString(record.Document.Span))];
    }
}
