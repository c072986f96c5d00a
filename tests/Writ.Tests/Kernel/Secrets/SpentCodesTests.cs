using Writ.Kernel.Secrets;
using Writ.Tests.Server;
using Xunit;

namespace Writ.Tests.Kernel.Secrets;

public sealed class SpentCodesTests
{
    private readonly SpentCodes _codes = new(new TestClock());

    [Fact]
    public void Value_is_taken_only_when_it_is_later_than_all_before()
    {
        Assert.True(_codes.TrySpend("a", 10, 0, 0));
        Assert.False(_codes.TrySpend("a", 10, 0, 0));
        Assert.False(_codes.TrySpend("a", 9, 0, 0));
        Assert.True(_codes.TrySpend("b", 9, 0, 0));
        Assert.True(_codes.TrySpend("a", 11, 0, 0));
    }

    [Fact]
    public void Value_below_a_floor_is_not_taken()
    {
        Assert.False(_codes.TrySpend("a", 10, floor: 10, unknownFloor: 0));
        Assert.False(_codes.TrySpend("a", 10, floor: 0, unknownFloor: 10));
        Assert.True(_codes.TrySpend("a", 11, floor: 10, unknownFloor: 10));
        Assert.True(_codes.TrySpend("a", 12, floor: 10, unknownFloor: 100)); // it is known now
    }

    [Fact]
    public void Of_parallel_calls_with_one_value_one_wins()
    {
        for (var round = 0; round < 200; round++)
        {
            var won = 0;
            Parallel.For(0, 8, _ =>
            {
                if (_codes.MayTry("a", TestClock.Start) && _codes.TrySpend("a", round + 1, 0, 0))
                {
                    Interlocked.Increment(ref won);
                }
            });

            Assert.Equal(1, won);
        }
    }

    [Fact]
    public void Attempts_end_and_come_back_after_the_window()
    {
        var allowed = Enumerable.Range(0, 50).Count(_ => _codes.MayTry("a", TestClock.Start));

        Assert.Equal(SpentCodes.MaxAttempts, allowed);
        Assert.True(_codes.MayTry("b", TestClock.Start));
        Assert.False(_codes.MayTry("a", TestClock.Start + SpentCodes.Window - TimeSpan.FromTicks(1)));
        Assert.True(_codes.MayTry("a", TestClock.Start + SpentCodes.Window));
    }

    [Fact]
    public void Success_gives_attempts_back_but_forgets_no_value()
    {
        Assert.True(_codes.TrySpend("a", 10, 0, 0));
        for (var at = 0; at < SpentCodes.MaxAttempts; at++)
        {
            _codes.MayTry("a", TestClock.Start);
            _codes.MayTry("user", TestClock.Start);
        }

        _codes.Succeeded("a");
        _codes.Succeeded("user");
        _codes.Succeeded("nobody");

        Assert.Equal(1, _codes.Count);
        Assert.True(_codes.MayTry("a", TestClock.Start));
        Assert.True(_codes.MayTry("user", TestClock.Start));
        Assert.False(_codes.TrySpend("a", 10, 0, 0));
    }

    [Fact]
    public void Right_code_ends_the_count_of_attempts_but_not_its_memory()
    {
        for (var at = 0; at < SpentCodes.MaxAttempts; at++)
        {
            _codes.MayTry("a", TestClock.Start);
        }

        Assert.True(_codes.TrySpend("a", 5, 0, 0));
        Assert.True(_codes.MayTry("a", TestClock.Start));
        Assert.False(_codes.TrySpend("a", 5, 0, 0));
    }

    [Fact]
    public void Idle_attempts_are_forgotten_and_taken_values_are_not()
    {
        Assert.True(_codes.TrySpend("kept", 5, 0, 0));
        for (var at = 0; at < 20_000; at++)
        {
            _codes.MayTry($"d{at}", TestClock.Start + TimeSpan.FromMinutes(at));
        }

        Assert.True(_codes.Count < 20_000, $"{_codes.Count} devices are remembered.");
        Assert.False(_codes.TrySpend("kept", 5, 0, 0));
    }

    [Fact]
    public void Token_is_taken_once_and_memory_of_tokens_is_bounded()
    {
        var expires = TestClock.Start.AddMinutes(5);

        Assert.True(_codes.TrySpendToken("one", "t", expires, TestClock.Start));
        Assert.False(_codes.TrySpendToken("one", "t", expires, TestClock.Start));
        var taken = Enumerable.Range(0, 10_001).Count(at => _codes.TrySpendToken("one", $"{at}", expires, TestClock.Start));
        Assert.Equal(9_999, taken);
        Assert.True(_codes.TrySpendToken("other", "t", expires, TestClock.Start)); // an account fills its own memory only
        Assert.True(_codes.TrySpendToken("one", "later", expires.AddHours(1), expires.AddMinutes(5)));
        Assert.Equal(1, _codes.Tokens);
    }

    [Fact]
    public void Token_that_just_expired_is_still_known_to_calls_that_began_before()
    {
        var expires = TestClock.Start.AddMinutes(5);
        Assert.True(_codes.TrySpendToken("one", "t", expires, TestClock.Start));

        Assert.True(_codes.TrySpendToken("one", "other", expires.AddMinutes(5), expires));

        Assert.False(_codes.TrySpendToken("one", "t", expires, TestClock.Start));
    }
}
