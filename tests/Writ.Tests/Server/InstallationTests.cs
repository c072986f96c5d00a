using Writ.Kernel;
using Writ.Server;
using Xunit;

namespace Writ.Tests.Server;

/// <summary>What an installation keeps from its options, and what it refuses.</summary>
public sealed class InstallationTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("writ-");

    [Fact]
    public async Task Root_email_is_kept_until_another_is_given()
    {
        Assert.Equal("root@localhost", await EmailAsync(null));
        Assert.Equal("a@example.com", await EmailAsync("a@example.com"));
        Assert.Equal("a@example.com", await EmailAsync(null));
        Assert.Equal("b@example.com", await EmailAsync("b@example.com"));
    }

    [Fact]
    public async Task First_account_is_as_old_as_the_first_start()
    {
        var time = new TestClock();
        var first = await CreatedAsync(time);

        time.Advance(TimeSpan.FromDays(9));

        Assert.Equal(TestClock.Start, first);
        Assert.Equal(first, await CreatedAsync(time));
    }

    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("@example.com")]
    [InlineData("root@")]
    [InlineData("root@a@b")]
    [InlineData("root @example.com")]
    [InlineData("root\n@example.com")]
    public void Text_that_is_no_address_is_refused(string email) =>
        Assert.Contains("--root-email", Assert.Throws<StartException>(() => Open(email)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://writ.example.com/iam")]
    [InlineData("ftp://writ.example.com")]
    public void Public_url_that_is_more_than_a_host_and_a_port_is_refused(string url)
    {
        var options = Options(null) with { PublicUrl = new Uri(url) };

        var refused = Assert.Throws<StartException>(() => Installation.Open(options, IdSource.Cryptographic, TimeProvider.System));

        Assert.Contains("--public-url", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_print_the_secret() =>
        Assert.DoesNotContain("hidden", (Options(null) with { RootAccessKeyId = "id", RootSecretAccessKey = "hidden" }).ToString(), StringComparison.Ordinal);

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<string> EmailAsync(string? email)
    {
        await using var installation = Open(email);
        return installation.Root.Email;
    }

    private async Task<DateTimeOffset?> CreatedAsync(TimeProvider time)
    {
        await using var installation = Installation.Open(Options(null), IdSource.Cryptographic, time);
        return installation.Root.Created;
    }

    private Installation Open(string? email) => Installation.Open(Options(email), IdSource.Cryptographic, TimeProvider.System);

    private ServerOptions Options(string? email) =>
        new() { Listen = new Uri("http://127.0.0.1:0"), DataDirectory = _data.FullName, RootEmail = email };
}
