using System.Collections.Concurrent;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// Bounds how often somebody who holds a user's keys may guess its password. An attempt counts from when it begins and is
/// given back when it was right, so that attempts made at the same time are bounded too. Kept in memory, by unique id.
/// </summary>
public sealed class PasswordGuesses
{
    public const int Limit = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int SweepAbove = 1_000;

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>How many users are being watched.</summary>
    public int Watched => _counts.Count;

    /// <summary>Counts an attempt; false when there were too many, in which case nothing may be compared.</summary>
    public bool TryBegin(string userId, DateTimeOffset now)
    {
        if (_counts.Count > SweepAbove)
        {
            Sweep(now);
        }

        var next = _counts.AddOrUpdate(
            userId,
            static (_, at) => new Count(at, 1),
            static (_, count, at) => count.IsOver(at) ? new Count(at, 1) : count with { Attempts = Math.Min(count.Attempts + 1, Limit + 1) },
            now);
        return next.Attempts <= Limit;
    }

    /// <summary>The attempt was right: it and those before it are forgotten.</summary>
    public void Succeeded(string userId) => _counts.TryRemove(userId, out _);

    private void Sweep(DateTimeOffset now)
    {
        foreach (var entry in _counts)
        {
            if (entry.Value.IsOver(now))
            {
                _counts.TryRemove(entry);
            }
        }
    }

    private readonly record struct Count(DateTimeOffset Since, int Attempts)
    {
        public bool IsOver(DateTimeOffset now) => now - Since >= Window;
    }
}
