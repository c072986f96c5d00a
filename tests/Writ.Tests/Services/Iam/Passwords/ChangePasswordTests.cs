using System.Text.Json.Nodes;
using Writ.Kernel.State;
using Writ.Services.Iam;
using Writ.Services.Iam.Passwords;
using Writ.Services.Iam.Users;
using Writ.Tests.Operations;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

/// <summary>What is made ready outside the writer lock, and what may have changed until it is taken.</summary>
public sealed class ChangePasswordTests(TestServer server) : PasswordFixture(server)
{
    private static readonly ChangePasswordRequest OldToNew = new() { OldPassword = Old, NewPassword = New };

    [Fact]
    public async Task Second_of_two_that_were_ready_at_the_same_time_is_refused()
    {
        await GiveBobAsync(Old);
        var call = BobsCall();
        var first = await ChangePassword.PrepareAsync(OldToNew, call, CancellationToken.None);
        var second = await ChangePassword.PrepareAsync(new ChangePasswordRequest { OldPassword = Old, NewPassword = "Other-Horse-9" }, call, CancellationToken.None);
        var draft = new Draft(State);

        var won = ChangePassword.Handle(OldToNew, call, draft, first.Value);
        var lost = ChangePassword.Handle(OldToNew, call, draft, second.Value);

        Assert.Null(won.Error);
        Assert.Equal("EntityTemporarilyUnmodifiable", lost.Error?.Code);
        Assert.Equal(PasswordVerdict.Ok, (await SignIn.VerifyAsync(Platform, draft.State, "bob", New, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_succeeds()
    {
        await GiveBobAsync(Old);
        await RootAsync("UpdateAccountPasswordPolicy", """{"AllowUsersToChangePassword": true}""");
        var run = new CaseRun(Server);
        var bob = await run.CredentialsAsync("user/bob");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() =>
            run.CallAsync("iam:ChangePassword", new JsonObject { ["OldPassword"] = Old, ["NewPassword"] = $"New-Horse-{at}" }, bob))));

        var won = Assert.Single(answers.Index(), answer => answer.Item.Status == 200);
        Assert.All(answers, answer => Assert.Contains(answer.ErrorCode, new[] { null, "EntityTemporarilyUnmodifiable", "AccessDenied" }));
        Assert.Equal(PasswordVerdict.Ok, await VerifyAsync($"New-Horse-{won.Index}"));
    }

    [Theory]
    [InlineData("UpdateAccountPasswordPolicy", """{"MinimumPasswordLength": 20}""", "EntityTemporarilyUnmodifiable")]
    [InlineData("UpdateLoginProfile", """{"UserName": "bob", "Password": "Other-Horse-9"}""", "EntityTemporarilyUnmodifiable")]
    [InlineData("UpdateUser", """{"UserName": "bob", "NewUserName": "rob"}""", "EntityTemporarilyUnmodifiable")]
    [InlineData("DeleteLoginProfile", """{"UserName": "bob"}""", "NoSuchEntity")]
    [InlineData("TagUser", """{"UserName": "bob", "Tags": [{"Key": "k", "Value": "v"}]}""", null)]
    public async Task Change_made_meanwhile_counts(string operation, string parameters, string? code)
    {
        await GiveBobAsync(Old);
        var call = BobsCall();
        var prepared = await ChangePassword.PrepareAsync(OldToNew, call, CancellationToken.None);

        await RootAsync(operation, parameters);

        Assert.Equal(code, ChangePassword.Handle(OldToNew, call, new Draft(State), prepared.Value).Error?.Code);
    }

    [Fact]
    public async Task Password_made_ready_for_a_user_is_not_its_successors()
    {
        var request = new CreateLoginProfileRequest { UserName = "bob", Password = Old };
        var call = BobsCall();
        var prepared = await CreateLoginProfile.PrepareAsync(request, call, CancellationToken.None);

        await RootAsync("DeleteUser", """{"UserName": "bob"}""");
        await RootAsync("CreateUser", """{"UserName": "bob"}""");

        Assert.Equal("NoSuchEntity", CreateLoginProfile.Handle(request, call, new Draft(State), prepared.Value).Error?.Code);
    }

    [Theory]
    [InlineData("CreateLoginProfile", """{"UserName": "bob", "Password": "Other-Horse-9"}""", "EntityAlreadyExists")]
    [InlineData("UpdateAccountPasswordPolicy", """{"MinimumPasswordLength": 20}""", "PasswordPolicyViolation")]
    [InlineData("UpdateAccountPasswordPolicy", "{}", null)]
    public async Task First_password_is_checked_again_under_the_lock(string operation, string parameters, string? code)
    {
        var request = new CreateLoginProfileRequest { UserName = "bob", Password = Old };
        var call = BobsCall();
        var prepared = await CreateLoginProfile.PrepareAsync(request, call, CancellationToken.None);

        await RootAsync(operation, parameters);

        Assert.Equal(code, CreateLoginProfile.Handle(request, call, new Draft(State), prepared.Value).Error?.Code);
    }

    [Fact]
    public async Task Guesses_are_bounded_and_a_right_password_is_no_exception()
    {
        await GiveBobAsync(Old);
        var wrong = new ChangePasswordRequest { OldPassword = "Wrong-Horse-1", NewPassword = New };
        for (var guess = 0; guess < PasswordGuesses.Limit; guess++)
        {
            Assert.Equal("The old password was incorrect.", (await ChangePassword.PrepareAsync(wrong, BobsCall(), CancellationToken.None)).Error?.Message);
        }

        Assert.Equal("LimitExceeded", (await ChangePassword.PrepareAsync(OldToNew, BobsCall(), CancellationToken.None)).Error?.Code);

        Server.Clock.Advance(PasswordGuesses.Window);
        Assert.Null((await ChangePassword.PrepareAsync(OldToNew, BobsCall(), CancellationToken.None)).Error);
    }

    [Fact]
    public async Task Attempts_end_whatever_becomes_of_the_change()
    {
        await GiveBobAsync(Old);
        var same = new ChangePasswordRequest { OldPassword = Old, NewPassword = Old };
        for (var attempt = 0; attempt <= PasswordGuesses.Limit; attempt++)
        {
            Assert.Equal("PasswordPolicyViolation", (await ChangePassword.PrepareAsync(same, BobsCall(), CancellationToken.None)).Error?.Code);
        }

        Assert.Equal(0, Platform.PasswordGuesses.Watched);
    }

    [Fact]
    public async Task Wrong_old_password_does_not_tell_what_was_used_before()
    {
        await GiveBobAsync(Old);
        await RootAsync("UpdateAccountPasswordPolicy", """{"PasswordReusePrevention": 24}""");

        var answer = await ChangePassword.PrepareAsync(new ChangePasswordRequest { OldPassword = New, NewPassword = Old }, BobsCall(), CancellationToken.None);

        Assert.Equal("AccessDenied", answer.Error?.Code);
    }

    [Fact]
    public async Task Twenty_four_passwords_are_remembered_across_rounds_and_no_more()
    {
        await GiveBobAsync("Horse-number-0"); // with the server's rounds, which are not those of the calls below
        await RootAsync("UpdateAccountPasswordPolicy", """{"PasswordReusePrevention": 24}""");
        var state = State;
        for (var number = 1; number <= LoginProfile.Remembered; number++)
        {
            state = await ChangeAsync(state, number - 1, number);
            Assert.Equal("PasswordPolicyViolation", (await PrepareAsync(state, number, Math.Max(0, number - 23))).Error?.Code);
        }

        Assert.Equal(LoginProfile.Remembered, state.Get(IamState.LoginProfiles, "bob")?.Passwords.Count);
        Assert.Null((await PrepareAsync(state, 24, 0)).Error);
    }

    private async Task<AccountState> ChangeAsync(AccountState state, int from, int to)
    {
        var prepared = await PrepareAsync(state, from, to);
        var draft = new Draft(state);
        Assert.Null(ChangePassword.Handle(OldToNew, BobsCall(), draft, prepared.Value).Error);
        return draft.State;
    }

    private async ValueTask<Writ.Wire.Errors.Result<NewPassword>> PrepareAsync(AccountState state, int from, int to)
    {
        var call = BobsCall();
        var onState = new Writ.Services.Operations.Call
        {
            Principal = call.Principal, State = state, Now = call.Now, RequestId = call.RequestId, Region = call.Region, Platform = Platform,
        };
        return await ChangePassword.PrepareAsync(
            new ChangePasswordRequest { OldPassword = $"Horse-number-{from}", NewPassword = $"Horse-number-{to}" }, onState, CancellationToken.None);
    }
}
