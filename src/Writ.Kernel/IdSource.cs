using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Writ.Kernel;

/// <summary>
/// The one source of identifiers and secrets. Production draws from the operating system's generator; tests pass a seeded
/// one, so that a whole run can be compared with a golden file.
/// </summary>
public sealed class IdSource
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly Action<Span<byte>> _fill;
    private readonly Func<int, RSA> _rsa;

    /// <param name="fill">Fills a buffer with random bytes; called from any thread.</param>
    /// <param name="rsa">Makes an RSA key of so many bits; a new one where nothing is given. Called from any thread.</param>
    public IdSource(Action<Span<byte>> fill, Func<int, RSA>? rsa = null)
    {
        _fill = fill;
        _rsa = rsa ?? RSA.Create;
    }

    /// <summary>Identifiers nobody can guess.</summary>
    public static IdSource Cryptographic { get; } = new(RandomReserve.Fill);

    /// <summary>A repeatable sequence, for tests only.</summary>
    public static IdSource Seeded(int seed)
    {
        var counter = 0L;
        return new IdSource(bytes =>
        {
            Span<byte> block = stackalloc byte[32];
            Span<byte> input = stackalloc byte[12];
            for (var at = 0; at < bytes.Length; at += 32)
            {
                BinaryPrimitives.WriteInt32LittleEndian(input, seed);
                BinaryPrimitives.WriteInt64LittleEndian(input[4..], Interlocked.Increment(ref counter));
                SHA256.HashData(input, block);
                block[..Math.Min(32, bytes.Length - at)].CopyTo(bytes[at..]);
            }
        });
    }

    /// <summary>A unique id as IAM gives to its entities: a four-letter prefix (AIDA, AROA, AGPA, ANPA, AIPA …) and 17 of base 32.</summary>
    public string UniqueId(string prefix) => prefix + Text(17, Base32);

    /// <summary>The id of a signing certificate: 32 of base 32.</summary>
    public string CertificateId() => Text(32, Base32);

    /// <summary>
    /// An access key id (AKIA for long-term, ASIA for temporary keys). Like AWS's own, it carries its account in the first
    /// characters after the prefix, so that the account of a key is known without looking anything up.
    /// </summary>
    public string AccessKeyId(string prefix, AccountId account)
    {
        Span<byte> bytes = stackalloc byte[10];
        _fill(bytes);
        var number = ulong.Parse(account.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        var packed = (1UL << 47) | (number << 7) | (bytes[5] & 0x7fu);
        for (var at = 5; at >= 0; at--, packed >>= 8)
        {
            bytes[at] = (byte)packed;
        }

        return string.Concat(prefix, EncodeBase32(bytes, stackalloc char[16]));
    }

    /// <summary>The account that <see cref="AccessKeyId"/> packed into a key id; false for ids of any other form.</summary>
    public static bool TryGetAccount(string accessKeyId, out AccountId account)
    {
        account = default;
        if (accessKeyId is not { Length: 20 })
        {
            return false;
        }

        ulong packed = 0;
        for (var at = 4; at < 14; at++)
        {
            var digit = accessKeyId[at];
            if (digit is not (>= 'A' and <= 'Z' or >= '2' and <= '7'))
            {
                return false;
            }

            packed = (packed << 5) | (uint)(digit >= 'A' ? digit - 'A' : digit - '2' + 26);
        }

        var number = ((packed >> 2) & 0x7fff_ffff_ff80UL) >> 7;
        return AccountId.TryParse(number.ToString("D12", CultureInfo.InvariantCulture), out account);
    }

    /// <summary>A secret access key: 40 characters of base 64's alphabet.</summary>
    public string SecretAccessKey()
    {
        Span<byte> random = stackalloc byte[40];
        Span<char> text = stackalloc char[40];
        _fill(random);
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = SecretAlphabet[random[at] % 64]; // all 64 are equally likely
        }

        return new string(text);
    }

    /// <summary>A request id, in the form of a version 4 UUID.</summary>
    public string RequestId() => Uuid();

    /// <summary>A version 4 UUID (RFC 9562).</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return UuidText(bytes);
    }

    /// <summary>An audit event's id: a version 7 UUID (RFC 9562), whose order is that of time, which keeps its index compact.</summary>
    public string EventId(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        _fill(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return UuidText(bytes);
    }

    /// <summary>Twelve digits that do not begin with 0.</summary>
    public AccountId NewAccountId() => AccountId.Parse(Text(1, "123456789") + Text(11, "0123456789"));

    /// <summary>Random bytes, for keys and nonces.</summary>
    public void Fill(Span<byte> bytes) => _fill(bytes);

    /// <summary>A new RSA key, for the caller to dispose of; making it takes a good part of a second.</summary>
    public RSA RsaKey(int bits) => _rsa(bits);

    /// <summary>Small letters and digits, as in the ids of organizations.</summary>
    public string LowerCase(int length) => Text(length, "abcdefghijklmnopqrstuvwxyz0123456789");

    private static string UuidText(ReadOnlySpan<byte> bytes)
    {
        Span<char> hex = stackalloc char[32];
        Convert.TryToHexStringLower(bytes, hex, out _);
        Span<char> text = stackalloc char[36];
        text.Fill('-');
        hex[..8].CopyTo(text);
        hex[8..12].CopyTo(text[9..]);
        hex[12..16].CopyTo(text[14..]);
        hex[16..20].CopyTo(text[19..]);
        hex[20..].CopyTo(text[24..]);
        return new string(text);
    }

    private string Text(int length, string alphabet)
    {
        Span<char> text = stackalloc char[length];
        Span<byte> random = stackalloc byte[64];
        // Rejecting the tail of the byte range keeps every character equally likely.
        var bound = 256 - (256 % alphabet.Length);
        for (var at = 0; at < length;)
        {
            _fill(random);
            for (var i = 0; i < random.Length && at < length; i++)
            {
                if (random[i] < bound)
                {
                    text[at++] = alphabet[random[i] % alphabet.Length];
                }
            }
        }

        return new string(text);
    }

    private static ReadOnlySpan<char> EncodeBase32(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var at = 0;
        var bits = 0;
        uint buffer = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text[at++] = Base32[(int)((buffer >> (bits - 5)) & 31)];
            }
        }

        return text;
    }
}
