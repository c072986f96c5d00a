using FsCheck;
using FsCheck.Fluent;
using Writ.Kernel;
using Writ.Kernel.Secrets;
using Writ.Policy;
using Writ.Services.Iam;
using Writ.Services.Sts;
using Xunit;

namespace Writ.Tests.Services.Sts;

public sealed class SessionTokensTests : IDisposable
{
    private static readonly AccountId Account = AccountId.Parse("111122223333");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Vault _vault = new(new byte[32], IdSource.Cryptographic);
    private readonly SessionTokens _tokens;

    public SessionTokensTests() => _tokens = new SessionTokens(_vault);

    [Fact]
    public void Token_opens_with_everything_that_was_sealed()
    {
        var claims = Claims(new SessionPackage
        {
            Policy = new PolicyText("""{"Version":"2012-10-17","Statement":[]}"""),
            PolicyArns = ["arn:aws:iam::111122223333:policy/p"],
            Tags = TagSet.Empty.With([new TagEntry("Team", "blue"), new TagEntry("ä", "ö")], StringComparison.OrdinalIgnoreCase),
            TransitiveTagKeys = ["Team"],
        });

        Assert.True(_tokens.TryOpen(SessionTokens.Seal(_vault, claims), claims.AccessKeyId, Now, out var opened));

        Assert.Equal(claims with { Package = null }, opened with { Package = null });
        var (sealedPackage, openedPackage) = (claims.Package?.Content, opened.Package?.Content);
        Assert.Equal(sealedPackage?.Policy?.Text, openedPackage?.Policy?.Text);
        Assert.Equal(sealedPackage?.PolicyArns, openedPackage?.PolicyArns);
        Assert.Equal(sealedPackage?.Tags, openedPackage?.Tags);
        Assert.Equal(sealedPackage?.TransitiveTagKeys, openedPackage?.TransitiveTagKeys);
        Assert.Equal(claims.Package?.Percent, opened.Package?.Percent);
    }

    [Fact]
    public void Token_with_one_forged_bit_anywhere_does_not_open()
    {
        var claims = Claims();
        var token = Convert.FromBase64String(SessionTokens.Seal(_vault, claims));

        for (var bit = 0; bit < token.Length * 8; bit++)
        {
            var forged = token.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(_tokens.TryOpen(Convert.ToBase64String(forged), claims.AccessKeyId, Now, out _), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("abcd")]
    public void Token_is_one_text_and_no_other_that_stands_for_the_same_bytes(string name)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var claims = Claims() with { SessionName = name }; // whose lengths give every number of bits that are left over
        var token = SessionTokens.Seal(_vault, claims);
        var last = token.TrimEnd('=').Length - 1;

        Assert.All(Alphabet.Where(letter => letter != token[last]), letter => Assert.False(_tokens.TryOpen(token[..last] + letter + token[(last + 1)..], claims.AccessKeyId, Now, out _)));
        Assert.All(new[] { " ", "\t", "\r\n" }, blank => Assert.False(_tokens.TryOpen(token[..9] + blank + token[9..], claims.AccessKeyId, Now, out _)));
        Assert.True(_tokens.TryOpen(token, claims.AccessKeyId, Now, out _));
    }

    [Fact]
    public void Token_does_not_open_for_another_access_key_before_or_after_it_was_opened_for_its_own()
    {
        var claims = Claims();
        var token = SessionTokens.Seal(_vault, claims);
        var other = IdSource.Cryptographic.AccessKeyId("ASIA", Account);

        Assert.False(_tokens.TryOpen(token, other, Now, out _));
        Assert.True(_tokens.TryOpen(token, claims.AccessKeyId, Now, out _));
        Assert.False(_tokens.TryOpen(token, other, Now, out _));
    }

    [Fact]
    public void Token_of_another_installation_does_not_open()
    {
        using var other = new Vault(Enumerable.Repeat((byte)1, 32).ToArray(), IdSource.Cryptographic);
        var claims = Claims();

        Assert.False(_tokens.TryOpen(SessionTokens.Seal(other, claims), claims.AccessKeyId, Now, out _));
    }

    [Fact]
    public void Something_else_that_was_sealed_is_no_token()
    {
        var box = _vault.Seal("access-key", 2_900, "secret"u8, "ASIAAAAAAAAAAAAAAAAA");

        Assert.False(_tokens.TryOpen(Convert.ToBase64String(box), "ASIAAAAAAAAAAAAAAAAA", Now, out _));
    }

    [Fact]
    public void Token_in_the_form_of_another_version_is_refused()
    {
        var old = _vault.Seal("session-token", (uint)(Now.ToUnixTimeSeconds() / 604_800), "{}\u0020"u8, "ASIAAAAAAAAAAAAAAAAA");

        Assert.False(_tokens.TryOpen(Convert.ToBase64String(old), "ASIAAAAAAAAAAAAAAAAA", Now, out _));
    }

    [Fact]
    public void Expired_token_still_opens_so_that_its_holder_learns_that_it_is_over()
    {
        var claims = Claims();

        Assert.True(_tokens.TryOpen(SessionTokens.Seal(_vault, claims), claims.AccessKeyId, claims.Expires.AddMinutes(1), out var opened));
        Assert.Equal(claims.Expires, opened.Expires);
    }

    [Theory]
    [InlineData(-14, false)]
    [InlineData(14, false)]
    [InlineData(7, true)]
    [InlineData(0, true)]
    public void Token_opens_in_the_week_it_was_made_and_the_one_after(int daysLater, bool opens)
    {
        var claims = Claims();

        Assert.Equal(opens, _tokens.TryOpen(SessionTokens.Seal(_vault, claims), claims.AccessKeyId, Now.AddDays(daysLater), out _));
    }

    [Fact]
    public void Garbage_opens_nothing_and_throws_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<byte[]>(), (text, bytes) =>
        {
            Assert.False(_tokens.TryOpen(text ?? "", "ASIAAAAAAAAAAAAAAAAA", Now, out _));
            Assert.False(_tokens.TryOpen(Convert.ToBase64String(bytes), "ASIAAAAAAAAAAAAAAAAA", Now, out _));
            Assert.False(_tokens.TryOpen(Convert.ToBase64String([1, 0, 0, 11, 84, .. bytes]), text ?? "", Now, out _));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Token_too_long_is_not_even_read() => Assert.False(_tokens.TryOpen(new string('A', 10_000_000), "ASIAAAAAAAAAAAAAAAAA", Now, out _));

    [Fact]
    public void Fullest_package_that_fits_makes_a_token_that_opens()
    {
        var package = PackedSession.Pack(new SessionPackage());
        for (var count = 1; ; count++)
        {
            var tags = Enumerable.Range(0, count).Select(at => new TagEntry($"k{at}", IdSource.Seeded(at).SecretAccessKey()));
            var larger = PackedSession.Pack(new SessionPackage { Tags = TagSet.Empty.With(tags, StringComparison.OrdinalIgnoreCase) });
            if (larger.Percent > 100)
            {
                break;
            }

            package = larger;
        }

        var claims = Claims() with { Package = package, SessionName = new string('n', 64), SourceIdentity = new string('i', 64) };
        var token = SessionTokens.Seal(_vault, claims);

        Assert.InRange(package.Percent, 95, 100);
        Assert.True(_tokens.TryOpen(token, claims.AccessKeyId, Now, out _), $"{token.Length} characters");
    }

    public void Dispose() => _vault.Dispose();

    private static SessionClaims Claims(SessionPackage? package = null) => new()
    {
        Account = Account,
        AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", Account),
        SecretAccessKey = IdSource.Cryptographic.SecretAccessKey(),
        Kind = CallerKind.RoleSession,
        PrincipalId = IdSource.Cryptographic.UniqueId("AROA"),
        SessionName = "one",
        IssuedAt = Now,
        Expires = Now.AddHours(1),
        SourceIdentity = "Alice",
        Package = package is null ? null : PackedSession.Pack(package),
    };
}
