namespace Writ.Tests.Server;

/// <summary>A clock that stands still until it is moved. Timers, which tests do not depend on, run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private long _ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public void Restart() => Interlocked.Exchange(ref _ticks, Start.UtcTicks);
}
