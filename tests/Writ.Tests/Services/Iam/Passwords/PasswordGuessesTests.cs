using Writ.Services.Iam.Passwords;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Services.Iam.Passwords;

public sealed class PasswordGuessesTests
{
    private readonly PasswordGuesses _guesses = new();

    [Fact]
    public void Attempts_are_bounded_until_the_window_is_over()
    {
        for (var attempt = 0; attempt < PasswordGuesses.Limit; attempt++)
        {
            Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
            _guesses.End("AIDA1", isRight: false);
        }

        var last = TestClock.Start + PasswordGuesses.Window - TimeSpan.FromTicks(1);
        Assert.False(_guesses.TryBegin("AIDA1", TestClock.Start));
        Assert.False(_guesses.TryBegin("AIDA1", last));
        Assert.True(_guesses.TryBegin("AIDA2", last));
        Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start + PasswordGuesses.Window));
    }

    [Fact]
    public void Attempts_at_the_same_time_are_bounded_too()
    {
        var begun = 0;

        Parallel.For(0, 200, _ => Interlocked.Add(ref begun, _guesses.TryBegin("AIDA1", TestClock.Start) ? 1 : 0));

        Assert.Equal(PasswordGuesses.Limit, begun);
    }

    [Fact]
    public void Right_password_gives_the_attempts_back()
    {
        for (var attempt = 0; attempt < PasswordGuesses.Limit * 3; attempt++)
        {
            Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
            _guesses.End("AIDA1", isRight: true);
        }

        Assert.Equal(0, _guesses.Watched);
    }

    [Fact]
    public void Right_password_gives_back_none_of_those_under_way()
    {
        for (var attempt = 0; attempt < PasswordGuesses.Limit; attempt++)
        {
            Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
        }

        _guesses.End("AIDA1", isRight: true);

        Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
        Assert.False(_guesses.TryBegin("AIDA1", TestClock.Start));
        Assert.False(_guesses.TryBegin("AIDA1", TestClock.Start + PasswordGuesses.Window)); // they still wait
    }

    [Fact]
    public void Right_password_forgets_the_wrong_ones()
    {
        for (var attempt = 0; attempt < PasswordGuesses.Limit - 1; attempt++)
        {
            Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
            _guesses.End("AIDA1", isRight: false);
        }

        Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
        Assert.False(_guesses.TryBegin("AIDA1", TestClock.Start));
        _guesses.End("AIDA1", isRight: true);

        Assert.Equal(0, _guesses.Watched);
    }

    [Fact]
    public void Windows_that_are_over_are_forgotten()
    {
        for (var user = 0; user < 2_000; user++)
        {
            _guesses.TryBegin($"AIDA{user}", TestClock.Start);
            _guesses.End($"AIDA{user}", isRight: false);
        }

        _guesses.TryBegin("AIDA", TestClock.Start + PasswordGuesses.Window);

        Assert.Equal(1, _guesses.Watched);
    }

    [Fact]
    public void Attempt_that_was_not_compared_counts_neither_way()
    {
        Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
        _guesses.End("AIDA1", isRight: false);
        for (var at = 0; at < 3 * PasswordGuesses.Limit; at++)
        {
            Assert.True(_guesses.TryBegin("AIDA1", TestClock.Start));
            _guesses.End("AIDA1", isRight: null);
        }

        var allowed = Enumerable.Range(0, 50).Count(_ => _guesses.TryBegin("AIDA1", TestClock.Start));

        Assert.Equal(PasswordGuesses.Limit - 1, allowed);
    }
}
