using System.Security.Cryptography;
using System.Text;
using Writ.Wire.Signing;
using Xunit;
using static Writ.Tests.Wire.Signing.SigningBench;

namespace Writ.Tests.Wire.Signing;

/// <summary>Each fault, with AWS's sentence for it.</summary>
public sealed class SigningFaultTests
{
    private static readonly SigningPolicy Policy = new(Now, "iam");
    private static readonly SigningRequest Good = Signed(Request(body: [1, 2, 3]));

    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260101%2Fus-east-1%2Fiam%2Faws4_request"
        + "&X-Amz-Date=20260101T003000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00";

    [Fact]
    public void Unsigned_request_is_missing_without_message()
    {
        Assert.Equal(new SignatureCheck(SignatureFault.Missing, null), Check(Request()));
        Assert.Equal(SignatureFault.Missing, Check(Request("Action=ListUsers&X-Amz-Date=20260101T000000Z")).Fault);
    }

    [Fact]
    public void Header_without_parameters_names_all_that_is_missing_and_echoes_only_a_hash()
    {
        var check = Check(Request(headers: [("Host", "h"), ("Authorization", "AWS4-HMAC-SHA256")]));

        Assert.Equal(SignatureFault.Incomplete, check.Fault);
        Assert.Equal(
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
            + "Authorization header requires 'SignedHeaders' parameter. "
            + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
            + "(Hashed with SHA-256 and encoded with Base64) Authorization="
            + Convert.ToBase64String(SHA256.HashData("AWS4-HMAC-SHA256"u8)),
            check.Message);
    }

    [Theory]
    [InlineData("", "Authorization header cannot be empty.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a, Credential=b, SignedHeaders=host, Signature=0", "'Credential' must be given only once.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0",
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=x;host, Signature=0",
        "SignedHeaders must be lower-case header names in ascending order, separated by ';', each once.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=Host, Signature=0",
        "SignedHeaders must be lower-case header names in ascending order, separated by ';', each once.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host;host, Signature=0",
        "SignedHeaders must be lower-case header names in ascending order, separated by ';', each once.")]
    public void Malformed_header_is_incomplete(string authorization, string message)
    {
        var request = WithHeader(Good, "Authorization", authorization);

        Assert.Equal(new SignatureCheck(SignatureFault.Incomplete, message), Check(request));
    }

    [Fact]
    public void Foreign_scheme_is_incomplete_and_not_echoed()
    {
        var check = Check(WithHeader(Good, "Authorization", "Bearer secret-token"));

        Assert.Equal(
            new SignatureCheck(
                SignatureFault.Incomplete,
                "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '"
                + Convert.ToBase64String(SHA256.HashData("Bearer secret-token"u8)) + "'."),
            check);
    }

    [Fact]
    public void Other_algorithm_is_unsupported()
    {
        var request = WithHeader(Good, "Authorization", "AWS4-HMAC-SHA512 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0");

        Assert.Equal(
            new SignatureCheck(
                SignatureFault.Unsupported,
                "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512' (only AWS4-HMAC-SHA256 for now). "), Check(request));
    }

    [Fact]
    public void Both_forms_at_once_are_refused()
    {
        Assert.Equal(
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.", Check(Change(Good, query: Query)).Message);
    }

    [Fact]
    public void Presigned_request_names_all_that_is_missing()
    {
        Assert.Equal(
            new SignatureCheck(
                SignatureFault.Incomplete,
                "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. "
                + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. "
                + "Re-examine the query-string parameters."),
            Check(Request("X-Amz-Algorithm=AWS4-HMAC-SHA256")));
    }

    [Theory]
    [InlineData("&X-Amz-Date=20260101T003000Z", "'X-Amz-Date' must be given only once.")]
    [InlineData("&X%2DAmz-Credential=x", "'X-Amz-Credential' must be given only once.")]
    [InlineData("&X-Amz-Expires=soon", "X-Amz-Expires should be a number")]
    [InlineData("&X-Amz-Expires=0", "X-Amz-Expires must be non-negative")]
    [InlineData(
        "&X-Amz-Expires=604801",
        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds")]
    [InlineData("&X-Amz-Security-Token=%FF", "The query-string authentication parameters are not valid percent-encoded UTF-8.")]
    public void Malformed_presigned_request_is_incomplete(string suffix, string message)
    {
        Assert.Equal(new SignatureCheck(SignatureFault.Incomplete, message), Check(Request(Query + suffix)));
    }

    [Fact]
    public void Token_in_query_and_header_is_refused()
    {
        var request = WithHeader(Presigned(Request(), Credentials with { SessionToken = "t" }), "X-Amz-Security-Token", "t");

        Assert.Equal("'X-Amz-Security-Token' must be given only once.", Check(request).Message);
    }

    [Theory]
    [InlineData("2026-01-01T00:30:00Z")]
    [InlineData("20260101")]
    [InlineData("20261301T000000Z")]
    [InlineData("20260101T003000Z,20260101T003000Z")]
    public void Date_in_another_format_is_invalid(string date)
    {
        Assert.Equal(
            new SignatureCheck(
                SignatureFault.InvalidDate,
                $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601"),
            Check(WithHeader(Good, "X-Amz-Date", date)));
    }

    [Fact]
    public void Request_signed_more_than_fifteen_minutes_ago_is_too_old()
    {
        var request = Signed(Request(), at: Now.AddMinutes(-30));

        Assert.Equal(
            new SignatureCheck(
                SignatureFault.TooOld, "Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z (20260101T003000Z - 15 min.)"),
            Check(request));
        Assert.True(Check(Signed(Request(), at: Now.AddMinutes(-15))).IsOk);
    }

    [Fact]
    public void Request_signed_more_than_fifteen_minutes_ahead_is_not_yet_valid()
    {
        var request = Signed(Request(), at: Now.AddMinutes(20));

        Assert.Equal(
            new SignatureCheck(
                SignatureFault.NotYetValid,
                "Signature not yet current: 20260101T005000Z is still later than 20260101T004500Z (20260101T003000Z + 15 min.)"),
            Check(request));
        Assert.True(Check(Signed(Request(), at: Now.AddMinutes(15))).IsOk);
    }

    [Fact]
    public void Presigned_request_is_good_as_long_as_it_says()
    {
        var request = Presigned(Request(), at: Now.AddSeconds(-60), expires: 60);
        var late = Presigned(Request(), at: Now.AddSeconds(-61), expires: 60);

        Assert.True(Check(request).IsOk);
        Assert.Equal(new SignatureCheck(SignatureFault.Expired, "Request has expired"), Check(late));
        Assert.True(Check(late, Policy with { HonorsExpires = false }).IsOk);
        Assert.Equal(SignatureFault.TooOld, Check(Presigned(Request(), at: Now.AddHours(-1), expires: 7200), Policy with { HonorsExpires = false }).Fault);
    }

    [Fact]
    public void Credential_scope_must_fit_and_all_that_does_not_is_named()
    {
        var request = WithHeader(Good, "Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20251231/c/d/e,SignedHeaders=host,Signature=00");

        Assert.Equal(
            new SignatureCheck(
                SignatureFault.WrongScope,
                "Credential should be scoped to a valid region, not 'c'. Credential should be scoped to correct service: 'iam'. "
                + "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. "
                + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20251231' != '20260101', from '20260101T003000Z'."),
            Check(request, Policy with { ExpectedRegion = "us-east-1" }));
        Assert.Equal(SignatureFault.WrongScope, Check(Good, default(SigningPolicy) with { Now = Now }).Fault);
    }

    [Fact]
    public void Host_must_be_signed()
    {
        var request = Signed(Request(headers: [("Content-Type", "text/plain")]));

        Assert.Equal(
            new SignatureCheck(SignatureFault.HeaderNotSigned, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."), Check(request));
    }

    [Theory]
    [InlineData("X-Amz-Target")]
    [InlineData("x-amz-security-token")]
    public void Amazon_headers_that_are_sent_must_be_signed(string name)
    {
        var expected = new SignatureCheck(
            SignatureFault.HeaderNotSigned, "There were headers present in the request which were not signed: " + name.ToLowerInvariant());

        Assert.Equal(expected, Check(WithHeader(Good, name, "x")));
        Assert.Equal(expected, Check(WithHeader(Presigned(Request()), name, "x")));
    }

    [Fact]
    public void Body_must_have_the_declared_hash()
    {
        var signed = Signed(new SigningRequest { Headers = [new("Host", "h")], Body = "body"u8.ToArray(), AddPayloadHash = true });

        Assert.True(Check(signed).IsOk);
        Assert.Equal(
            new SignatureCheck(SignatureFault.PayloadMismatch, "The provided 'x-amz-content-sha256' header does not match what was computed."),
            Check(Change(signed, body: Encoding.UTF8.GetBytes("Body"))));
    }

    [Fact]
    public void Unsigned_payload_is_for_S3_only()
    {
        var signed = Signed(new SigningRequest { Headers = [new("Host", "h")], Body = "body"u8.ToArray(), UnsignedPayload = true });

        Assert.Equal(SignatureFault.PayloadMismatch, Check(signed).Fault);
        Assert.True(Check(signed, Policy with { AllowUnsignedPayload = true }).IsOk);
    }

    [Fact]
    public void Streaming_payload_is_unsupported()
    {
        var request = Signed(WithHeader(Request(), "X-Amz-Content-Sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"));

        Assert.Equal(SignatureFault.Unsupported, Check(request).Fault);
    }

    [Fact]
    public void Wrong_secret_is_a_mismatch()
    {
        Assert.Equal(
            new SignatureCheck(
                SignatureFault.Mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
                + "Consult the service documentation for details."),
            Check(Good, credentials: Credentials with { SecretAccessKey = "other" }));
    }

    /// <summary>Signers write 64 small digits, and no other text stands for the same bytes.</summary>
    [Fact]
    public void Signature_in_another_form_is_a_mismatch()
    {
        var authorization = Good.Headers.Single(header => header.Key == "Authorization").Value;
        var (start, signature) = (authorization[..^64], authorization[^64..]);
        string[] others = [signature.ToUpperInvariant(), signature[..62], signature + "00", signature[..63], signature[..63] + "g", signature[..63] + "\uff11", new('0', 64), "0x" + signature[2..]];

        Assert.Contains(signature, char.IsAsciiLetter);
        Assert.True(Check(WithHeader(Good, "Authorization", start + signature)).IsOk);
        Assert.All(others, other => Assert.Equal(SignatureFault.Mismatch, Check(WithHeader(Good, "Authorization", start + other)).Fault));
    }

    [Fact]
    public void Date_header_serves_when_there_is_no_amazon_date()
    {
        foreach (var date in new[] { "20260101T003000Z", "Thu, 01 Jan 2026 00:30:00 GMT", "Thu, 01 Jan 2026 00:30:00 -0000" })
        {
            SigV4.TryParse(WithHeader(WithoutHeader(Good, "X-Amz-Date"), "Date", date), out var claim);

            Assert.Equal("20260101T003000Z", claim?.TimestampText);
            Assert.Equal(Now, claim?.Timestamp);
        }
    }

    [Fact]
    public void Requests_beyond_the_limits_are_refused()
    {
        var crowd = Enumerable.Range(0, 101).Select(i => ($"h{i}", "v")).Append(("Host", "h"));

        Assert.Equal(SignatureFault.Unsupported, Check(Signed(Request(headers: crowd))).Fault);
        Assert.Equal(SignatureFault.Unsupported, Check(Request(new string('a', 40_000))).Fault);
        Assert.Equal(SignatureFault.Unsupported, Check(Request(Query + new string('&', 300))).Fault);
        Assert.Equal(SignatureFault.Unsupported, Check(Change(Good, path: "/" + new string('a', 9_000))).Fault);
        Assert.Equal(SignatureFault.Unsupported, Check(WithHeader(Good, "Authorization", new string('a', 20_000))).Fault);
    }

    [Fact]
    public void Plus_in_a_query_is_a_space_and_never_an_encoded_plus()
    {
        var signed = Signed(Request("a=x%20y&b=x%2By"));

        Assert.True(Check(Change(signed, query: "a=x+y&b=x%2by")).IsOk);
        Assert.Equal(SignatureFault.Mismatch, Check(Change(signed, query: "a=x%20y&b=x+y")).Fault);
        Assert.Equal(SignatureFault.Mismatch, Check(Change(signed, query: "a=x%2By&b=x%2By")).Fault);
    }

    [Fact]
    public void Encoded_slash_in_a_path_is_not_a_slash()
    {
        Assert.Equal(SignatureFault.Mismatch, Check(Change(Signed(Request(path: "/a%2Fb")), path: "/a/b")).Fault);
    }

    [Fact]
    public void Line_breaks_in_a_header_never_match()
    {
        var request = Signed(Request(headers: [("Host", "h"), ("A", "1"), ("B", "2")]));
        var forged = WithHeader(WithHeader(request, "A", "1\nb:2"), "B", "2");

        Assert.Equal(SignatureFault.Mismatch, Check(forged).Fault);
    }

    [Fact]
    public void Signed_header_that_was_not_sent_never_matches()
    {
        var request = Signed(Request(headers: [("Host", "h"), ("Empty", "")]));

        Assert.True(Check(request).IsOk);
        Assert.Equal(SignatureFault.Mismatch, Check(WithoutHeader(request, "Empty")).Fault);
    }
}
