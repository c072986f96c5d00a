using System.Buffers;
using System.Text;
using Writ.Kernel.Principals;
using Writ.Policy;

namespace Writ.Services.Sts;

/// <summary>
/// The bytes of claims inside a sealed token. A token travels with every request of its session and stands in the audit record of the
/// call that made it, so they are packed tightly; the key id is left out, since a token opens only for the key it was made with.
/// </summary>
internal static class SessionClaimsCodec
{
    private const byte Format = 2;

    [Flags]
    private enum Has : byte
    {
        None = 0,
        Package = 1,
        SourceIdentity = 2,
        Mfa = 4,
        Federation = 8,
        All = Package | SourceIdentity | Mfa | Federation,
    }

    public static void Write(IBufferWriter<byte> output, SessionClaims claims)
    {
        var has = (claims.Package is null ? Has.None : Has.Package)
            | (claims.SourceIdentity is null ? Has.None : Has.SourceIdentity)
            | (claims.MfaAt is null ? Has.None : Has.Mfa)
            | (claims.Federation is null ? Has.None : Has.Federation);
        output.Write([Format, (byte)claims.Kind, (byte)has]);
        Number(output, ulong.Parse(claims.Account.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Number(output, (ulong)claims.IssuedAt.UtcTicks);
        Number(output, (ulong)claims.Expires.UtcTicks);
        Text(output, claims.SecretAccessKey);
        Text(output, claims.PrincipalId);
        Text(output, claims.SessionName);
        if (claims.SourceIdentity is { } source)
        {
            Text(output, source);
        }

        if (claims.MfaAt is { } proven)
        {
            Number(output, (ulong)proven.UtcTicks);
        }

        if (claims.Federation is { } federation)
        {
            Federation(output, federation);
        }

        if (claims.Package is { } package)
        {
            output.Write(package.Bytes); // to the end
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; only ever called with bytes that were sealed. False for the form of another version.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, string accessKeyId, out SessionClaims claims)
    {
        claims = null!; // callers look at it only when the answer is true
        if (bytes.Length < 3 || bytes[0] != Format)
        {
            return false;
        }

        var kind = (CallerKind)bytes[1];
        var has = (Has)bytes[2];
        if ((has & ~Has.All) != Has.None)
        {
            return false; // it may limit the session
        }

        var rest = bytes[3..];
        claims = new SessionClaims
        {
            AccessKeyId = accessKeyId,
            Kind = kind,
            Account = AccountId.Parse(Number(ref rest).ToString("D12", System.Globalization.CultureInfo.InvariantCulture)),
            IssuedAt = Time(ref rest),
            Expires = Time(ref rest),
            SecretAccessKey = Text(ref rest),
            PrincipalId = Text(ref rest),
            SessionName = Text(ref rest),
            SourceIdentity = has.HasFlag(Has.SourceIdentity) ? Text(ref rest) : null,
            MfaAt = has.HasFlag(Has.Mfa) ? Time(ref rest) : null,
            Federation = has.HasFlag(Has.Federation) ? Federation(ref rest) : null,
            Package = has.HasFlag(Has.Package) ? PackedSession.Unpack(rest.ToArray()) : null,
        };
        return has.HasFlag(Has.Package) == claims.Package is not null;
    }

    private static void Federation(IBufferWriter<byte> output, FederatedIdentity federation)
    {
        Text(output, federation.Provider);
        Number(output, (ulong)federation.Keys.Count);
        foreach (var (key, values) in federation.Keys)
        {
            Text(output, key);
            Number(output, (ulong)values.Count);
            foreach (var value in values)
            {
                Text(output, value);
            }
        }
    }

    private static FederatedIdentity Federation(ref ReadOnlySpan<byte> rest)
    {
        var provider = Text(ref rest);
        var keys = new KeyValuePair<string, IReadOnlyList<string>>[(int)Number(ref rest)];
        for (var at = 0; at < keys.Length; at++)
        {
            var key = Text(ref rest);
            var values = new string[(int)Number(ref rest)];
            for (var next = 0; next < values.Length; next++)
            {
                values[next] = Text(ref rest);
            }

            keys[at] = new(key, values);
        }

        return new FederatedIdentity { Provider = provider, Keys = keys };
    }

    /// <summary>Seven bits a byte, the lowest first (LEB128).</summary>
    private static void Number(IBufferWriter<byte> output, ulong value)
    {
        var span = output.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    private static void Text(IBufferWriter<byte> output, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(output, (ulong)length);
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(length)));
    }

    private static ulong Number(ref ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = rest[0];
            rest = rest[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private static DateTimeOffset Time(ref ReadOnlySpan<byte> rest) => new((long)Number(ref rest), TimeSpan.Zero);

    private static string Text(ref ReadOnlySpan<byte> rest)
    {
        var length = (int)Number(ref rest);
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }
}
