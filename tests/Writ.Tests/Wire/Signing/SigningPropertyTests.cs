using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Writ.Wire.Signing;
using Xunit;
using static Writ.Tests.Wire.Signing.SigningBench;

namespace Writ.Tests.Wire.Signing;

public sealed class SigningPropertyTests
{
    private const string Printable = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~";

    private static readonly Gen<string> Texts =
        from chars in Gen.ArrayOf(Gen.Frequency((8, Gen.Elements<char>(Printable.ToCharArray())), (1, Gen.Elements('\u00e9', '\u1234', '\uffee'))))
        select new string(chars);

    private static readonly Gen<string> Paths =
        from segments in Gen.ArrayOf(Gen.Frequency((6, Texts.Select(Uri.EscapeDataString)), (1, Gen.Elements("", ".", "..", "a+b", "%zz", "x;y"))))
        select "/" + string.Join('/', segments);

    private static readonly Gen<string> Queries =
        from pairs in Gen.ArrayOf(
            from name in Texts
            from value in Gen.Frequency((4, Texts.Select(Uri.EscapeDataString)), (1, Gen.Elements("a+b", "%2b", "%", "%zz", "a=b", "~!*'()")))
            from bare in Gen.Elements(true, false, false)
            select "p" + Uri.EscapeDataString(name) + (bare ? "" : "=" + value))
        select string.Join('&', pairs);

    private static readonly Gen<SigningRequest> Requests =
        from method in Gen.Elements("GET", "POST", "PUT", "DELETE")
        from path in Paths
        from query in Queries
        from values in Gen.ArrayOf(Texts)
        from body in Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b))
        select Request(
            query,
            [("Host", "iam.example:8080"), .. values.Take(8).Select((v, i) => (i % 3 == 0 ? $"X-Amz-Meta-{i}" : $"H-{i}", v))],
            body,
            method,
            path);

    private static readonly Gen<SigningCredentials> Signers =
        Gen.Elements(Credentials, Credentials with { SessionToken = "AQoD//+token==" });

    private static readonly Gen<(SigningRequest Request, SigningCredentials Signer, bool Presign)> Cases =
        from request in Requests
        from signer in Signers
        from presign in Gen.Elements(true, false)
        select (request, signer, presign);

    [Fact]
    public void What_is_signed_verifies_in_both_forms() => ForAll(Cases, 200, c =>
    {
        var check = Check(Sent(c.Request, c.Signer, c.Presign), credentials: c.Signer);

        Assert.Equal(default, check);
    });

    [Fact]
    public void A_single_changed_character_is_never_accepted() => ForAll(
        from c in Cases
        from part in Gen.Elements("method", "path", "query", "query", "header", "header", "header", "body")
        from at in Gen.Choose(0, int.MaxValue)
        from with in Gen.Elements<char>(Printable.ToCharArray())
        select (c, part, at, with),
        1_000,
        x =>
        {
            var sent = Sent(x.c.Request, x.c.Signer, x.c.Presign);
            var changed = Mutate(sent, x.part, x.at, x.with);
            if (!SameMeaning(sent, changed))
            {
                Assert.False(Check(changed, credentials: x.c.Signer).IsOk, $"{x.part}: {changed.Path}?{changed.QueryString}");
            }
        });

    [Fact]
    public void Date_is_read_as_the_framework_reads_it() => ForAll(
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), 14)
        from year in Gen.Elements("0000", "0001", "1900", "2000", "2023", "2024", "9999", "")
        from rest in Gen.Elements("", "0101", "0229", "0431", "1231", "1300", "0001")
        from time in Gen.Elements("", "T000000Z", "T235959Z", "T240000Z", "T126000Z", "T123460Z")
        from at in Gen.Choose(0, 40)
        from with in Gen.Elements<char>('0', '1', '9', 'T', 'Z', 't', ' ', '/', ':', '+', '-', '\0', '\u0660', '\uff11')
        select (Random: string.Concat(digits), year, rest, time, at, with),
        3_000,
        x =>
        {
            var random = $"{x.Random[..8]}T{x.Random[8..]}Z";
            var date = x.year + x.rest + x.time is { Length: 16 } whole ? whole : random;
            date = x.at < 16 ? $"{date[..x.at]}{x.with}{date[(x.at + 1)..]}" : x.at < 20 ? date.Insert(x.at - 16, x.with.ToString()) : date;
            var isDate = DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expected);

            var check = SigV4.TryParse(WithHeader(Signed(Request()), "X-Amz-Date", date), out var claim);

            Assert.Equal(isDate ? SignatureFault.None : SignatureFault.InvalidDate, check.Fault);
            Assert.Equal(isDate ? expected : null, claim?.Timestamp);
        });

    [Fact]
    public void Another_session_token_is_never_accepted() => ForAll(Cases, 100, c =>
    {
        var sent = Sent(c.Request, Credentials with { SessionToken = "token-a" }, c.Presign);
        var changed = c.Presign
            ? Change(sent, query: sent.QueryString.Replace("token-a", "token-b", StringComparison.Ordinal))
            : WithHeader(sent, "X-Amz-Security-Token", "token-b");

        Assert.Equal(SignatureFault.Mismatch, Check(changed).Fault);
    });

    [Fact]
    public void Garbage_never_throws_and_is_never_accepted()
    {
        var fragment = Gen.Elements(
            "AWS4-HMAC-SHA256", " ", "Credential", "=", ",", "SignedHeaders", "Signature", "/", ";", "host", "a/20260101/us-east-1/iam/aws4_request",
            "\ud800", "\0", "\n", "%", "%f", "&", "X-Amz-Algorithm=", "X-Amz-Credential=", "X-Amz-Signature=", "X-Amz-SignedHeaders=host", "X-Amz-Date=",
            "20260101T003000Z", "X-Amz-Expires=", "99999999999999999999", "\u00e9", "00010101T000000Z", "99991231T235959Z", "..", "//");
        var garbage = Gen.ArrayOf(fragment).Select(string.Concat);
        ForAll(
            from header in garbage
            from date in Gen.Frequency((1, garbage), (2, Gen.Elements("20260101T003000Z", "00010101T000000Z", "99991231T235959Z")))
            from query in garbage
            from path in garbage
            from method in garbage
            select (header, date, query, path, method),
            1_000,
            g =>
            {
                Assert.False(Check(Request(g.query, [("Host", "h"), ("Authorization", g.header), ("X-Amz-Date", g.date)], [], g.method, g.path)).IsOk);
                Assert.False(Check(Request(g.query, [("Host", g.header)], [], g.method, g.path)).IsOk);
                var claimed = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host;x-amz-date, Signature="
                    + new string('0', 64);
                Assert.False(Check(Request(g.query, [("Host", g.header), ("Authorization", claimed), ("X-Amz-Date", g.date)], [], g.method, g.path)).IsOk);
            });
    }

    [Fact]
    public void Signer_agrees_with_the_naive_canonicalizer() => ForAll(Requests, 300, request =>
    {
        var canonical = SigV4Signer.Sign(request, Credentials, "us-east-1", "iam", Now).Steps.CanonicalRequest;
        var sent = Signed(request);
        var names = canonical.Split('\n')[^2].Split(';');

        var expected = ReferenceCanonicalizer.Canonicalize(sent, names).Split('\n');

        Assert.Equal([.. expected[..^1], "", string.Join(';', names), expected[^1]], canonical.Split('\n'));
    });

    private static SigningRequest Sent(SigningRequest request, SigningCredentials signer, bool presign) =>
        presign ? Presigned(request, signer) : Signed(request, signer);

    private static SigningRequest Mutate(SigningRequest request, string part, int at, char with)
    {
        switch (part)
        {
            case "method": return Change(request, method: Replaced(request.Method, at, with));
            case "path": return Change(request, path: Replaced(request.Path, at, with));
            case "query": return Change(request, query: Replaced(request.QueryString, at, with));
            case "body" when !request.Body.IsEmpty:
                var body = request.Body.ToArray();
                body[at % body.Length] ^= (byte)(1 << (at % 8));
                return Change(request, body: body);
            default:
                var header = request.Headers[at % request.Headers.Count];
                return WithHeader(request, header.Key, Replaced(header.Value, at / 7, with));
        }
    }

    private static string Replaced(string text, int at, char with)
    {
        var chars = text.ToCharArray();
        if (chars.Length > 0)
        {
            chars[at % chars.Length] = with;
        }

        return new string(chars);
    }

    private static bool SameMeaning(SigningRequest one, SigningRequest other)
    {
        var names = one.Headers.Select(h => h.Key.ToLowerInvariant()).Order(StringComparer.Ordinal).ToArray();
        return ReferenceCanonicalizer.Canonicalize(one, names) == ReferenceCanonicalizer.Canonicalize(other, names)
            && ReferenceCanonicalizer.Signature(one) == ReferenceCanonicalizer.Signature(other);
    }

    private static void ForAll<T>(Gen<T> cases, int count, Action<T> body) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(cases.ToArbitrary(), body));
}
