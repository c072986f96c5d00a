using Writ.Services.Iam.Passwords;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

public sealed class PasswordHasherTests
{
    // The widely published PBKDF2-HMAC-SHA512 vectors for "password" and "salt".
    [Theory]
    [InlineData(1, "867F70CF1ADE02CFF3752599A3A53DC4AF34C7A669815AE5D513554E1C8CF252C02D470A285A0501BAD999BFE943C08F050235D7D68B1DA55E63F73B60A57FCE")]
    [InlineData(2, "E1D9C16AA681708A45F5C7C4E215CEB66E011A2E9F0040713F18AEFDB866D53CF76CAB2868A39B9F7840EDCE4FEF5A82BE67335C77A6068E04112754F27CCF4E")]
    public async Task Key_is_that_of_the_published_vector(int rounds, string expected)
    {
        var key = await new PasswordHasher().DeriveAsync("password", "salt"u8.ToArray(), new PasswordScheme(PasswordScheme.Pbkdf2Sha512, rounds), CancellationToken.None);

        Assert.Equal(expected, Convert.ToHexString(key.Value));
    }

    [Fact]
    public void New_passwords_get_at_least_the_rounds_that_OWASP_recommends()
    {
        var scheme = new PasswordHasher().Current;

        Assert.Equal("PBKDF2-HMAC-SHA512", scheme.Algorithm);
        Assert.InRange(scheme.Rounds, 210_000, int.MaxValue);
    }

    [Fact]
    public async Task Many_at_once_wait_for_their_turn_and_all_get_it()
    {
        var hasher = new PasswordHasher(rounds: 10, atOnce: 1);

        var keys = await Task.WhenAll(Enumerable.Range(0, 50).Select(at =>
            Task.Run(() => hasher.DeriveAsync($"password {at}", new byte[16], hasher.Current, CancellationToken.None).AsTask())));

        Assert.Equal(50, keys.Select(key => Convert.ToHexString(key.Value)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Whoever_finds_the_line_full_is_told_to_try_again()
    {
        var hasher = new PasswordHasher(rounds: 10, atOnce: 1, line: 0);

        Assert.Same(PasswordErrors.TooManyAtOnce, (await hasher.DeriveAsync("p", new byte[16], hasher.Current, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task Whoever_leaves_the_line_leaves_room()
    {
        var hasher = new PasswordHasher(rounds: 10, atOnce: 1, line: 1);

        Assert.Null((await hasher.DeriveAsync("p", new byte[16], hasher.Current, CancellationToken.None)).Error);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hasher.DeriveAsync("p", new byte[16], hasher.Current, new CancellationToken(canceled: true)).AsTask());

        Assert.Equal(0, hasher.InLine);
        Assert.Null((await hasher.DeriveAsync("p", new byte[16], hasher.Current, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task Unknown_algorithm_is_never_taken_for_a_known_one()
    {
        var hasher = new PasswordHasher(rounds: 10, atOnce: 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => hasher.DeriveAsync("p", new byte[16], new PasswordScheme("MD5", 1), CancellationToken.None).AsTask());

        Assert.Equal(64, (await hasher.DeriveAsync("p", new byte[16], hasher.Current, CancellationToken.None)).Value.Length); // the turn was given back
    }
}
