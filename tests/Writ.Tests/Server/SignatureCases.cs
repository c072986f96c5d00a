using System.Text;
using Writ.Wire.Signing;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>Each fault of a signature, key or token, at each service and in both forms: AWS's code, status and sentence, and nothing done.</summary>
public sealed class SignatureCases(TestServer server) : IClassFixture<TestServer>, IAsyncLifetime
{
    private const string Invalid = "The security token included in the request is invalid.";

    private const string Mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
        + "Consult the service documentation for details.";

    private World _world = null!; // made before each test


    /// <summary>Each service, by header and by query.</summary>
    public static TheoryData<string, bool> Forms =>
        [("iam", false), ("iam", true), ("sts", false), ("sts", true), ("cloudtrail", false), ("cloudtrail", true)];

    private DateTimeOffset Now => server.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        server.Clock.Restart();
        _world = await World.MakeAsync(server);
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Good_signature_passes(string service, bool presigned)
    {
        foreach (var credentials in new[] { World.Root, _world.Admin, _world.Session, _world.Foreign })
        {
            var answer = await SendAsync(Signed(service, presigned, credentials));

            // CloudTrail's operation does not exist: that is said only to those who proved who they are.
            Assert.True(answer.Status == 200 || answer.Error.Code == "UnknownOperationException", answer.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unsigned_request_misses_its_token(string service, bool presigned)
    {
        var request = Plain(service);

        await RefusedAsync(service, presigned ? request with { Query = "X-Amz-Date=20260102T030405Z" } : request, "Missing", "Request is missing Authentication Token");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Clock_behind_is_too_old(string service, bool presigned)
    {
        var request = Signed(service, presigned, at: Now.AddMinutes(-15).AddSeconds(-1), expires: TimeSpan.FromMinutes(10));
        var message = presigned && service != "sts"
            ? "Request has expired"
            : "Signature expired: 20260102T024904Z is now earlier than 20260102T024905Z (20260102T030405Z - 15 min.)";

        await RefusedAsync(service, request, "Signature", message);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Clock_ahead_is_not_yet_current(string service, bool presigned) => await RefusedAsync(
        service,
        Signed(service, presigned, at: Now.AddMinutes(15).AddSeconds(1)),
        "Signature",
        "Signature not yet current: 20260102T031906Z is still later than 20260102T031905Z (20260102T030405Z + 15 min.)");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Fifteen_minutes_either_way_are_allowed(string service, bool presigned)
    {
        foreach (var skew in new[] { -15, 15 })
        {
            var answer = await SendAsync(Signed(service, presigned, at: Now.AddMinutes(skew), expires: TimeSpan.FromMinutes(15)));

            Assert.True(answer.Status == 200 || answer.Error.Code == "UnknownOperationException", answer.Text);
        }
    }

    [Theory]
    [InlineData("iam", "Request has expired")]
    [InlineData("cloudtrail", "Request has expired")]
    public async Task Presigned_request_ends_with_its_lifetime(string service, string message) =>
        await RefusedAsync(service, Signed(service, presigned: true, at: Now.AddSeconds(-61), expires: TimeSpan.FromSeconds(60)), "Signature", message);

    [Fact]
    public async Task Sts_ignores_the_lifetime_below_fifteen_minutes()
    {
        var answer = await SendAsync(Signed("sts", presigned: true, at: Now.AddMinutes(-14), expires: TimeSpan.FromSeconds(60)));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_service_in_scope_is_named(string service, bool presigned)
    {
        var request = Plain(service);
        request = presigned ? request.Presign(_world.Admin, "s3", Now) : request.Sign(_world.Admin, "s3", Now);

        await RefusedAsync(service, request, "Signature", $"Credential should be scoped to correct service: '{service}'. ");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_date_in_scope_is_named(string service, bool presigned) => await RefusedAsync(
        service,
        Credential(Signed(service, presigned), presigned, text => text.Replace("20260102", "20260101", StringComparison.Ordinal)),
        "Signature",
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260101' != '20260102', from '20260102T030405Z'.");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_terminator_in_scope_is_named(string service, bool presigned) => await RefusedAsync(
        service,
        Credential(Signed(service, presigned), presigned, text => text.Replace("aws4_request", "aws5_request", StringComparison.Ordinal)),
        "Signature",
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_region_in_scope_than_was_signed_does_not_match(string service, bool presigned) => await RefusedAsync(
        service,
        Credential(Signed(service, presigned), presigned, text => text.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal)),
        "Signature",
        Mismatch);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Incomplete_scope_is_incomplete(string service, bool presigned) => await RefusedAsync(
        service,
        Credential(Signed(service, presigned), presigned, text => text.Replace("/aws4_request", "", StringComparison.Ordinal)),
        "Incomplete",
        $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{_world.Admin.AccessKeyId}/20260102/us-east-1/{service}'");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Host_must_be_signed(string service, bool presigned)
    {
        var hostless = Plain(service).Without("Host").With("X-Other", "1");
        var signed = presigned ? hostless.Presign(_world.Admin, service, Now) : hostless.Sign(_world.Admin, service, Now);

        await RefusedAsync(service, signed.With("Host", Host), "Signature", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unsigned_amz_header_is_named(string service, bool presigned) => await RefusedAsync(
        service, Signed(service, presigned).With("X-Amz-Meta", "1"), "Signature", "There were headers present in the request which were not signed: x-amz-meta");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Signed_header_that_was_removed_or_changed_does_not_match(string service, bool presigned)
    {
        await RefusedAsync(service, Signed(service, presigned).Without("Content-Type"), "Signature", Mismatch);
        await RefusedAsync(service, Signed(service, presigned).Change("Content-Type", _ => "text/plain"), "Signature", Mismatch);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Other_body_does_not_match(string service, bool presigned)
    {
        var request = Signed(service, presigned);

        await RefusedAsync(service, request with { Body = [.. request.Body, .. service == "cloudtrail" ? " "u8 : "&PathPrefix=/x/"u8] }, "Signature", Mismatch);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Body_that_is_not_of_the_signed_hash_is_named(string service, bool presigned)
    {
        var request = Plain(service).With("X-Amz-Content-Sha256", new string('0', 64));

        await RefusedAsync(
            service,
            presigned ? request.Presign(_world.Admin, service, Now) : request.Sign(_world.Admin, service, Now),
            "Signature",
            "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unsigned_payload_is_not_taken_outside_S3(string service, bool presigned)
    {
        var request = Plain(service).With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");

        await RefusedAsync(
            service,
            presigned ? request.Presign(_world.Admin, service, Now) : request.Sign(_world.Admin, service, Now),
            "Signature",
            "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unknown_inactive_and_orphaned_keys_are_answered_alike(string service, bool presigned)
    {
        foreach (var credentials in new[] { _world.Unknown, _world.Inactive, _world.Orphan, new SigningCredentials("nonsense", "x"), new SigningCredentials("ROOT", TestServer.RootSecret) })
        {
            await RefusedAsync(service, Signed(service, presigned, credentials), "Key", Invalid);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Wrong_secret_does_not_match(string service, bool presigned)
    {
        foreach (var credentials in new[] { World.Root, _world.Admin, _world.Session })
        {
            await RefusedAsync(service, Signed(service, presigned, credentials with { SecretAccessKey = "x" }), "Signature", Mismatch);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Token_that_is_not_the_keys_own_is_invalid(string service, bool presigned)
    {
        var good = _world.Session.SessionToken ?? "";
        var bits = Convert.FromBase64String(good);
        bits[^1] ^= 1;
        string[] tokens =
        [
            _world.OtherSession.SessionToken ?? "", _world.Foreign.SessionToken ?? "", Convert.ToBase64String(bits), good[..^4], good[4..], good + "AAAA", "x", "AQ==",
            new string('A', 12_001), Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"Kind\":0}")),
        ];
        foreach (var token in tokens)
        {
            await RefusedAsync(service, Signed(service, presigned, _world.Session with { SessionToken = token }), "Key", Invalid);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Temporary_key_without_token_and_lasting_key_with_one_are_invalid(string service, bool presigned)
    {
        await RefusedAsync(service, Signed(service, presigned, _world.Session with { SessionToken = null }), "Key", Invalid);
        await RefusedAsync(service, Signed(service, presigned, _world.Admin with { SessionToken = _world.Session.SessionToken }), "Key", Invalid);
        await RefusedAsync(service, Signed(service, presigned, World.Root with { SessionToken = _world.Session.SessionToken }), "Key", Invalid);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Session_that_is_over_is_expired_to_those_who_hold_its_secret(string service, bool presigned)
    {
        await RefusedAsync(service, Signed(service, presigned, _world.ExpiredSession), "Expired", "The security token included in the request is expired");
        await RefusedAsync(service, Signed(service, presigned, _world.ExpiredSession with { SecretAccessKey = "x" }), "Signature", Mismatch);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Token_added_or_removed_after_signing_is_refused(string service, bool presigned)
    {
        var request = Signed(service, presigned, _world.Session);
        var without = presigned
            ? request with { Query = string.Join('&', request.Query.Split('&').Where(part => !part.StartsWith("X-Amz-Security-Token", StringComparison.Ordinal))) }
            : request.Without("X-Amz-Security-Token");

        await RefusedAsync(service, without, "Key", Invalid);
        await RefusedAsync(service, Signed(service, presigned).With("X-Amz-Security-Token", _world.Session.SessionToken ?? ""), "Key", Invalid);
    }

    [Theory]
    [InlineData("iam")]
    [InlineData("sts")]
    [InlineData("cloudtrail")]
    public async Task Garbage_in_place_of_a_signature_is_incomplete(string service)
    {
        foreach (var garbage in new[] { "Bearer abc", "Basic dTpw", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e", "AWS4-HMAC-SHA256 ,,,", "\u00e4\u00f6", "AWS AKIA:sig" })
        {
            var answer = await SendAsync(Plain(service).With("X-Amz-Date", "20260102T030405Z").With("Authorization", garbage));

            Assert.Equal((service == "cloudtrail" ? "IncompleteSignatureException" : "IncompleteSignature", 400), (answer.Error.Code, answer.Status));
        }
    }

    private string Host => server.Url.Authority;

    private RawRequest Plain(string service) => service switch
    {
        "iam" => RawRequest.Of(Host, "iam", "ListUsers"),
        "sts" => RawRequest.Of(Host, "sts", "GetCallerIdentity"),
        _ => RawRequest.Of(Host, "cloudtrail", "NoSuchOperation"),
    };

    private RawRequest Signed(string service, bool presigned, SigningCredentials? credentials = null, DateTimeOffset? at = null, TimeSpan? expires = null) =>
        presigned
            ? Plain(service).Presign(credentials ?? _world.Admin, service, at ?? Now, expires)
            : Plain(service).Sign(credentials ?? _world.Admin, service, at ?? Now);

    /// <summary>Changes the scope where it is claimed, not where it was signed.</summary>
    private static RawRequest Credential(RawRequest request, bool presigned, Func<string, string> change)
    {
        static string Within(string text, string from, string to, Func<string, string> change)
        {
            var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
            var end = text.IndexOf(to, start, StringComparison.Ordinal);
            return text[..start] + change(text[start..end]) + text[end..];
        }

        return presigned
            ? request with
            {
                Query = Within(request.Query, "X-Amz-Credential=", "&", text => Uri.EscapeDataString(change(Uri.UnescapeDataString(text)))),
            }
            : request.Change("Authorization", text => Within(text, "Credential=", ",", change));
    }

    private Task<RawAnswer> SendAsync(RawRequest request) => RawConnection.SendAsync(server.Url, request);

    private async Task RefusedAsync(string service, RawRequest request, string fault, string message)
    {
        var (query, json) = fault switch
        {
            "Missing" => ("MissingAuthenticationToken", "MissingAuthenticationTokenException"),
            "Incomplete" => ("IncompleteSignature", "IncompleteSignatureException"),
            "Key" => ("InvalidClientTokenId", "UnrecognizedClientException"),
            "Expired" => ("ExpiredToken", "ExpiredTokenException"),
            _ => ("SignatureDoesNotMatch", "InvalidSignatureException"),
        };
        var isJson = service == "cloudtrail";

        var answer = await SendAsync(request);

        Assert.Equal((isJson ? json : query, message), answer.Error);
        Assert.Equal(isJson || fault == "Incomplete" ? 400 : 403, answer.Status);
        Assert.Contains(isJson ? "Content-Type: application/x-amz-json-1.1" : "Content-Type: text/xml", answer.Head, StringComparison.Ordinal);
    }
}
