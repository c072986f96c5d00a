using System.Text.Json;
using Writ.Kernel;
using Writ.Kernel.Audit;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Passwords;
using Writ.Store;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

/// <summary>What a password is worth at sign-in, for which the API and its policies made the ground.</summary>
public sealed class SignInTests(TestServer server) : PasswordFixture(server)
{
    [Theory]
    [InlineData("Old-Horse-7")]
    [InlineData("\u00c4\u00e9\u00ff caf\u00e9-A1")]
    [InlineData("  Spaces around-1  ")]
    [InlineData("Tab\tand\r\nlines-1")]
    [InlineData("&=%+;<a1>'\"\\-{}")]
    public async Task Password_is_what_was_given_to_the_last_character(string password)
    {
        await GiveBobAsync(password);

        Assert.Equal(PasswordVerdict.Ok, await VerifyAsync(password));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(password + " "));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(password[..^1]));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(password.ToUpperInvariant()));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(""));
    }

    [Fact]
    public async Task Longest_password_counts_whole()
    {
        var longest = "Aa1-" + new string('\u00ff', 124);
        await GiveBobAsync(longest);

        Assert.Equal(PasswordVerdict.Ok, await VerifyAsync(longest));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(longest[..^1] + "\u00fe"));
    }

    [Fact]
    public async Task Nobody_learns_who_has_a_password()
    {
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(Old));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(Old, "nobody"));
    }

    [Theory]
    [InlineData(null, PasswordVerdict.MustChange)]
    [InlineData(false, PasswordVerdict.MustChange)]
    [InlineData(true, PasswordVerdict.Expired)]
    public async Task Password_expires_when_its_age_is_reached(bool? hardExpiry, PasswordVerdict expired)
    {
        await GiveBobAsync(Old);
        await RootAsync("UpdateAccountPasswordPolicy", JsonSerializer.Serialize(hardExpiry is null
            ? new Dictionary<string, object> { ["MaxPasswordAge"] = 30 }
            : new Dictionary<string, object> { ["MaxPasswordAge"] = 30, ["HardExpiry"] = hardExpiry }));

        Server.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Assert.Equal(PasswordVerdict.Ok, await VerifyAsync(Old));
        Server.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(expired, await VerifyAsync(Old));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(New)); // only who knows it learns that it is too old

        await RootAsync("UpdateLoginProfile", $$"""{"UserName": "bob", "Password": "{{New}}"}""");
        Assert.Equal(PasswordVerdict.Ok, await VerifyAsync(New));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(Old));
    }

    [Fact]
    public async Task Password_to_be_reset_is_of_use_only_for_that()
    {
        await GiveBobAsync(Old, """, "PasswordResetRequired": true""");

        Assert.Equal(PasswordVerdict.MustChange, await VerifyAsync(Old));
        Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(New));
    }

    [Fact]
    public async Task Hash_of_another_user_opens_nothing()
    {
        await GiveBobAsync(Old);
        await RootAsync("CreateUser", """{"UserName": "eve"}""");
        var draft = new Draft(State);
        var profile = State.Get(IamState.LoginProfiles, "bob") ?? throw new InvalidOperationException("No profile.");
        draft.Put(IamState.LoginProfiles, profile with { UserName = "eve" });

        Assert.Equal(PasswordVerdict.Wrong, (await SignIn.VerifyAsync(Platform, draft.State, "eve", Old, CancellationToken.None)).Value);
        Assert.Equal(PasswordVerdict.Ok, (await SignIn.VerifyAsync(Platform, draft.State, "bob", Old, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Use_of_the_password_is_shown_where_AWS_shows_it_even_when_it_is_gone()
    {
        await GiveBobAsync(Old);
        await RootAsync("CreateGroup", """{"GroupName": "g"}""");
        await RootAsync("AddUserToGroup", """{"GroupName": "g", "UserName": "bob"}""");
        Assert.DoesNotContain("PasswordLastUsed", (await RootAsync("GetUser", """{"UserName": "bob"}""")).Text, StringComparison.Ordinal);

        await Server.Writ.Installation.Ledger.WriteAsync(TestServer.Account, draft =>
        {
            SignIn.Note(draft, draft.Get(IamState.Users, "bob") ?? throw new InvalidOperationException("No bob."), TestClock.Start.AddHours(1));
            return new WriteOutcome<bool>(true, true, Event());
        });
        await RootAsync("DeleteLoginProfile", """{"UserName": "bob"}""");

        const string Shown = "<PasswordLastUsed>2026-01-02T04:04:05Z</PasswordLastUsed>";
        Assert.Contains(Shown, (await RootAsync("GetUser", """{"UserName": "bob"}""")).Text, StringComparison.Ordinal);
        Assert.Contains(Shown, (await RootAsync("ListUsers", "{}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordLastUsed", (await RootAsync("GetGroup", """{"GroupName": "g"}""")).Text, StringComparison.Ordinal);
    }

    private static AuditRecord Event() => new()
    {
        Account = TestServer.Account,
        EventId = IdSource.Cryptographic.EventId(TestClock.Start),
        Time = TestClock.Start,
        EventName = "ConsoleLogin",
        EventSource = "signin.amazonaws.com",
        ReadOnly = false,
        Region = "us-east-1",
        Document = "{}"u8.ToArray(),
    };
}
