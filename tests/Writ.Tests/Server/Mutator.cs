using System.Globalization;
using System.Text;
using Writ.Tests.Wire.Signing;
using Writ.Wire.Signing;

namespace Writ.Tests.Server;

/// <summary>One change of one signed request. <see cref="MayPass"/> says whether what was signed still says the same.</summary>
public sealed record Mutant(string What, RawRequest Request, bool MayPass)
{
    /// <summary>Bytes after the framing was broken; null when the request itself is well formed and gets exactly one answer.</summary>
    public byte[]? Broken { get; init; }
}

/// <summary>Breaks signed requests in random, repeatable ways.</summary>
public sealed class Mutator(int seed)
{
    private const string Hostile = "\0\u0001\t \"'&<>%+;,=/?#\\\u007f\u00e4\u20ac\u2028{}[]()*$";

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "null", "*", "true", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "UNSIGNED-PAYLOAD", "AWS4-HMAC-SHA256", "iam", "20260102T030405Z", "99991231T235959Z",
        "00010101T000000Z", "Fri, 02 Jan 2026 03:04:05 GMT", "application/json", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", "CreateUser", "..", "a=b&c=d",
    ];

    private static readonly string[] Names =
    [
        "Authorization", "X-Amz-Date", "Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "X-Amz-Target", "Content-Type", "Host", "X-Amz-Meta", "User-Agent", "Referer", "Origin",
        "X-Forwarded-For", "Accept", "Expect-CT", "Content-Encoding", "X-HTTP-Method-Override", "Connection", "Cookie", "X-Amz-Credential", "Content-MD5", "Range", "Upgrade",
    ];

    private readonly Random _random = new(seed);

    /// <param name="signed">A request whose signature is right.</param>
    /// <param name="tokens">Session tokens to mix up.</param>
    /// <param name="mayPass">Whether a change that leaves the meaning alone will do; if not, one is sought that breaks it.</param>
    public Mutant Mutate(RawRequest signed, IReadOnlyList<string> tokens, bool mayPass)
    {
        while (true)
        {
            var (what, request) = Change(signed, tokens);
            if (_random.Next(3) == 0)
            {
                (var more, request) = Change(request, tokens);
                what += " + " + more;
            }

            var passes = Meaning(request) == Meaning(signed);
            if (!passes || mayPass)
            {
                return new Mutant(what, request, passes) { Broken = IsSendable(request) ? null : request.ToBytes() };
            }
        }
    }

    /// <summary>A request whose bytes are damaged after it was framed.</summary>
    public Mutant Break(RawRequest signed)
    {
        var bytes = signed.ToBytes();
        var headEnd = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        switch (_random.Next(9))
        {
            case 0:
                return Broken("truncated", bytes[.._random.Next(1, bytes.Length)]);
            case 1:
                bytes[_random.Next(headEnd)] ^= (byte)(1 << _random.Next(8));
                return Broken("bit of the head", bytes);
            case 2:
                var at = _random.Next(headEnd);
                return Broken("bytes inserted", [.. bytes[..at], .. Noise(_random.Next(1, 20)), .. bytes[at..]]);
            case 3:
                return Broken("noise before", [.. Noise(_random.Next(1, 200)), .. bytes]);
            case 4:
                return Broken("chunks", Chunked(signed));
            case 5:
                return Broken("content length", signed.With("Content-Length", Pick(["-1", "99999999999", "1e3", "0x10", "", "3, 4", "1048577", "+1"])).ToBytes());
            case 6:
                return Broken("two lengths", signed.With("Content-Length", "0").With("Content-Length", signed.Body.Length.ToString(CultureInfo.InvariantCulture)).ToBytes());
            case 7:
                return Broken("length and chunks", signed.With("Content-Length", "5").With("Transfer-Encoding", "chunked").ToBytes());
            default:
                return Broken("host", (_random.Next(3) switch
                {
                    0 => signed.Without("Host"),
                    1 => signed.With("Host", "other"),
                    _ => signed.Change("Host", _ => Pick(["", "a b", "x/y", "[::1", "evil:99999", "\u00e4"])),
                }).ToBytes());
        }

        // A change of bytes may leave the meaning alone (the case of a header's name); the caller only asks for reads here.
        Mutant Broken(string what, byte[] broken) => new(what, signed, true) { Broken = broken };
    }

    private (string What, RawRequest Request) Change(RawRequest request, IReadOnlyList<string> tokens)
    {
        switch (_random.Next(17))
        {
            case 0:
                return ("method", request with { Method = Pick(["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "post", "BREW"]) });
            case 1:
                return ("path", request with { Path = Pick(["//", "/.", "/./", "/..", "/x/..", "/%2e", "/%2F", "/a", "/iam/", "/%00", "/;", "/index.html", "/_Writ/", "/" + new string('a', 5000)]) });
            case 2:
                return ("query bytes", request with { Query = Ascii(Damage(request.Query)) });
            case 3:
                return ("query parameter", request with { Query = Parameters(request.Query) });
            case 4:
                return ("body bytes", request with { Body = Encoding.UTF8.GetBytes(Damage(Encoding.UTF8.GetString(request.Body))) });
            case 5:
                return ("body parameter", request with { Body = Encoding.UTF8.GetBytes(Parameters(Encoding.UTF8.GetString(request.Body))) });
            case 6:
                return ("body", request with { Body = _random.Next(4) == 0 ? [] : Noise(_random.Next(500) == 0 ? 1024 * 1024 + 10 : _random.Next(1, 3000)) });
            case 7:
                return ("header gone", request.Without(AnyHeader(request)));
            case 8:
                return ("header twice", AnyHeader(request) is var twice && twice != "Host" ? request.With(twice, _random.Next(2) == 0 ? request.Header(twice) ?? "" : Pick(Values)) : request.With("X-Amz-2", ""));
            case 9:
                return ("header added", request.With(Pick(Names[..6].Concat(Names[8..])), Pick(Values)));
            case 10:
                return ("header value", AnyHeader(request) is var name && name != "Host" ? request.Change(name, _ => Pick(Values)) : request.With("X-Amz-3", "1"));
            case 11 or 12:
                return ("header bytes", AnyHeader(request) is var damaged && damaged != "Host" ? request.Change(damaged, value => HeaderSafe(Damage(value))) : request.With("X-Amz-4", "1"));
            case 13:
                var renamed = AnyHeader(request);
                return ("header case", request with { Headers = [.. request.Headers.Select(h => h.Key == renamed ? new KeyValuePair<string, string>(Case(h.Key), h.Value) : h).OrderBy(_ => _random.Next())] });
            case 14 when tokens.Count > 0:
                return ("token", Token(request, Pick(tokens)));
            case 15:
                return ("authorization", request.Change("Authorization", value => HeaderSafe(Authorization(value))));
            default:
                return ("many headers", Enumerable.Range(0, _random.Next(1, 110)).Aggregate(request, (r, at) => r.With($"X-Fill-{at}", new string('f', _random.Next(300)))));
        }
    }

    private RawRequest Token(RawRequest request, string token)
    {
        var changed = _random.Next(5) switch
        {
            0 => token,
            1 => token[.._random.Next(token.Length)],
            2 => Flip(token),
            3 => Ascii(Damage(token)),
            _ => Convert.ToBase64String(Noise(_random.Next(1, 400))),
        };
        if (request.Query.Contains("X-Amz-Signature", StringComparison.Ordinal))
        {
            var parts = request.Query.Split('&').Where(part => !part.StartsWith("X-Amz-Security-Token", StringComparison.Ordinal));
            return request with { Query = string.Join('&', parts.Append("X-Amz-Security-Token=" + Uri.EscapeDataString(changed))) };
        }

        return request.Header("X-Amz-Security-Token") is null ? request.With("X-Amz-Security-Token", HeaderSafe(changed)) : request.Change("X-Amz-Security-Token", _ => HeaderSafe(changed));
    }

    private string Authorization(string value) => _random.Next(6) switch
    {
        0 => value.Replace("host;", "", StringComparison.Ordinal),
        1 => value.Replace("us-east-1", Pick(["", "eu-west-1", "us-east-1/x", new string('r', 300)]), StringComparison.Ordinal),
        2 => value.Replace("/iam/", "/sts/", StringComparison.Ordinal).Replace("/sts/", Pick(["/iam/", "//", "/cloudtrail/"]), StringComparison.Ordinal),
        3 => value[..Math.Max(0, value.Length - _random.Next(1, 64))],
        4 => value.Replace("Signature=", Pick(["Signature=0", "signature=", "Signature=Signature=", "X="]), StringComparison.Ordinal),
        _ => value.Replace("SignedHeaders=", "SignedHeaders=" + Pick(["x-amz-meta;", "a;", ";", "accept;"]), StringComparison.Ordinal),
    };

    private string Parameters(string text)
    {
        var parts = text.Split('&').ToList();
        var at = _random.Next(parts.Count);
        switch (_random.Next(6))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, parts[at]);
                break;
            case 2:
                parts.Insert(at, Pick(["Action=DeleteUser", "Action=CreateUser", "Version=2011-06-15", "Tags.member.1.Key=a", "X-Amz-Expires=604800", "X-Amz-Algorithm=AWS4-HMAC-SHA256", "UserName=x", "a.b.c.d.e.f.g.h.i.j.k.l.m.n=1", "=", "%ff=1", "%", "Action"]));
                break;
            case 3:
                parts[at] = parts[at].Split('=')[0] + "=" + Uri.EscapeDataString(Pick(Values));
                break;
            case 4:
                (parts[0], parts[at]) = (parts[at], parts[0]);
                break;
            default:
                parts.AddRange(Enumerable.Range(0, _random.Next(1, 40) == 1 ? 2_100 : 30).Select(i => $"p{i}={i}"));
                break;
        }

        return string.Join('&', parts);
    }

    /// <summary>Flips, removes, repeats or inserts characters.</summary>
    private string Damage(string text)
    {
        var result = new StringBuilder(text);
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            var at = _random.Next(result.Length + 1);
            switch (_random.Next(5))
            {
                case 0 when at < result.Length:
                    result[at] = (char)(result[at] ^ (1 << _random.Next(7)));
                    break;
                case 1 when at < result.Length:
                    result.Remove(at, Math.Min(_random.Next(1, 8), result.Length - at));
                    break;
                case 2 when at < result.Length:
                    result.Insert(at, result.ToString(at, Math.Min(_random.Next(1, 30), result.Length - at)));
                    break;
                case 3:
                    result.Insert(at, '%' + _random.Next(256).ToString("X2", CultureInfo.InvariantCulture));
                    break;
                default:
                    result.Insert(at, Hostile[_random.Next(Hostile.Length)]);
                    break;
            }
        }

        return result.ToString();
    }

    private byte[] Chunked(RawRequest request)
    {
        var head = request.With("Transfer-Encoding", Pick(["chunked", "chunked", "gzip, chunked", "identity", "chunked, chunked", "xchunked"])) with { Body = [] };
        var body = Encoding.Latin1.GetString(request.Body);
        var chunks = _random.Next(7) switch
        {
            0 => $"{request.Body.Length:x}\r\n{body}\r\n0\r\n\r\n",
            1 => $"{request.Body.Length + 10:x}\r\n{body}\r\n0\r\n\r\n",
            2 => $"ffffffffffffffff\r\n{body}",
            3 => $"-1\r\n{body}\r\n0\r\n\r\n",
            4 => $"zz\r\n{body}\r\n0\r\n\r\n",
            5 => $"{request.Body.Length:x};{new string('e', 5000)}\r\n{body}\r\n0\r\nX-Amz-Target: x\r\n\r\n",
            _ => $"{request.Body.Length:x}\n{body}\n0\n\n",
        };
        return [.. head.ToBytes(), .. Encoding.Latin1.GetBytes(chunks)];
    }

    /// <summary>Whether the request still frames itself, by a rule simpler than HTTP's.</summary>
    private static bool IsSendable(RawRequest request) =>
        request.Headers.Count(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)) == 1
        && request.Headers.All(header => !header.Value.AsSpan().ContainsAny('\r', '\n', '\0') && header.Key.Length > 0)
        && !request.Target.AsSpan().ContainsAnyExceptInRange('!', '~')
        && request.Header("Connection") is null && request.Header("Upgrade") is null
        && request.Headers.Sum(header => header.Key.Length + header.Value.Length + 4) < 60_000 && request.Headers.Count < 98;

    /// <summary>What the signature covers, claim and all, by the reference: equal texts may be answered alike.</summary>
    private static string Meaning(RawRequest request)
    {
        var signing = request.ToSigning();
        var authorization = request.Header("Authorization");
        var names = authorization is null
            ? Between(Uri.UnescapeDataString(request.Query), "X-Amz-SignedHeaders=", '&')
            : Between(authorization, "SignedHeaders=", ',');
        var amazon = request.Headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)).Select(header => header.Key.ToLowerInvariant()).Order(StringComparer.Ordinal);
        var claim = authorization is null
            ? ReferenceCanonicalizer.Signature(signing)
            : $"{authorization.Trim().Split(' ')[0]} {Between(authorization, "Credential=", ',')} {names} {Between(authorization, "Signature=", ',')}";
        return $"{ReferenceCanonicalizer.Canonicalize(signing, names.Split(';'))}\n{string.Join(';', amazon)}\n{claim}\n{(authorization is null ? "" : request.Header("X-Amz-Date")?.Trim())}";
    }

    private static string Between(string text, string start, char end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
        {
            return "";
        }

        var rest = text[(from + start.Length)..];
        return rest.IndexOf(end, StringComparison.Ordinal) is var to and >= 0 ? rest[..to] : rest;
    }

    private string AnyHeader(RawRequest request) => request.Headers.Count == 0 ? "Host" : request.Headers[_random.Next(request.Headers.Count)].Key;

    private string Case(string text) => string.Concat(text.Select(c => _random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private static string HeaderSafe(string text) => string.Concat(text.Where(c => c is not ('\r' or '\n' or '\0')));

    private static string Ascii(string text) => string.Concat(text.Where(c => c is > ' ' and <= '~'));

    private string Flip(string text)
    {
        var at = _random.Next(text.Length);
        return text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IEnumerable<T> of) => of is IReadOnlyList<T> list ? list[_random.Next(list.Count)] : Pick(of.ToList());
}
