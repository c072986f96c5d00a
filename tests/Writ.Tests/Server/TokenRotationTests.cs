using Writ.Kernel;
using Writ.Policy;
using Writ.Server;
using Writ.Services.Sts;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>The keys that seal session tokens change while an installation runs and stops: no live session ends by it.</summary>
public sealed class TokenRotationTests : IDisposable
{
    /// <summary>The end of a week as the sealing counts them, which begins on Thursdays.</summary>
    private static readonly DateTimeOffset LastSecond = new(2026, 1, 7, 23, 59, 59, TimeSpan.Zero);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("writ-");

    [Fact]
    public async Task Longest_session_outlives_a_rotation_and_a_restart()
    {
        SessionClaims claims;
        string token;
        await using (var before = Open())
        {
            claims = Claims(LastSecond, before.Account);
            token = SessionTokens.Seal(before.Vault, claims);
        }

        await using var after = Open();

        Assert.True(new SessionTokens(after.Vault).TryOpen(token, claims.AccessKeyId, claims.Expires.AddSeconds(-1), out var opened));
        Assert.Equal(claims, opened);
    }

    [Fact]
    public async Task Token_of_the_next_second_is_sealed_with_another_key()
    {
        await using var installation = Open();

        Assert.NotEqual(Generation(installation, LastSecond), Generation(installation, LastSecond.AddSeconds(1)));
        Assert.Equal(Generation(installation, LastSecond), Generation(installation, LastSecond.AddDays(-6)));
    }

    [Fact]
    public async Task Old_key_opens_nothing_once_its_sessions_must_be_over()
    {
        await using var installation = Open();
        var claims = Claims(LastSecond, installation.Account);
        var token = SessionTokens.Seal(installation.Vault, claims);

        Assert.True(new SessionTokens(installation.Vault).TryOpen(token, claims.AccessKeyId, LastSecond.AddDays(7), out _));
        Assert.False(new SessionTokens(installation.Vault).TryOpen(token, claims.AccessKeyId, LastSecond.AddDays(7).AddSeconds(1), out _));
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static string Generation(Installation installation, DateTimeOffset time) =>
        Convert.ToHexString(Convert.FromBase64String(SessionTokens.Seal(installation.Vault, Claims(time, installation.Account))).AsSpan(1, 4));

    private static SessionClaims Claims(DateTimeOffset issued, AccountId account) => new()
    {
        Account = account,
        AccessKeyId = IdSource.Cryptographic.AccessKeyId("ASIA", account),
        SecretAccessKey = IdSource.Cryptographic.SecretAccessKey(),
        Kind = CallerKind.FederatedUser,
        PrincipalId = IdSource.Cryptographic.UniqueId("AIDA"),
        SessionName = "bob",
        IssuedAt = issued,
        Expires = issued.AddHours(36),
    };

    private Installation Open() => Installation.Open(
        new ServerOptions { Listen = new Uri("http://127.0.0.1:0"), DataDirectory = _data.FullName }, IdSource.Cryptographic, TimeProvider.System);
}
