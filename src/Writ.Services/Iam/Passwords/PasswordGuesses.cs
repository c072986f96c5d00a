namespace Writ.Services.Iam.Passwords;

/// <summary>
/// Bounds how often somebody who holds a user's keys may guess its password, and how many of its attempts wait to be compared
/// at the same time, right or wrong: each costs a derivation. An attempt counts from when it begins; a right one gives back
/// itself and the wrong ones before it, but none that is still under way. Kept in memory, by unique id.
/// </summary>
public sealed class PasswordGuesses
{
    public const int Limit = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int SweepAbove = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>How many users are being watched.</summary>
    public int Watched
    {
        get
        {
            lock (_gate)
            {
                return _counts.Count;
            }
        }
    }

    /// <summary>Counts an attempt; false when there were too many, in which case nothing may be compared.</summary>
    public bool TryBegin(string userId, DateTimeOffset now)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(userId).At(now);
            if (count.Wrong + count.UnderWay >= Limit)
            {
                return false;
            }

            _counts[userId] = count with { UnderWay = count.UnderWay + 1 };
            Sweep(now);
            return true;
        }
    }

    /// <summary>Ends an attempt that was begun. A right one forgets the wrong ones before it.</summary>
    /// <param name="userId">Whose it was.</param>
    /// <param name="isRight">Null when it was not compared.</param>
    public void End(string userId, bool? isRight)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(userId);
            count = count with { UnderWay = count.UnderWay - 1, Wrong = isRight switch { true => 0, false => count.Wrong + 1, null => count.Wrong } };
            if (count is { UnderWay: <= 0, Wrong: 0 })
            {
                _counts.Remove(userId);
            }
            else
            {
                _counts[userId] = count;
            }
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_counts.Count <= SweepAbove)
        {
            return;
        }

        foreach (var idle in _counts.Where(entry => entry.Value.At(now) is { Wrong: 0, UnderWay: 0 }).Select(entry => entry.Key).ToList())
        {
            _counts.Remove(idle);
        }
    }

    /// <param name="Since">When the first of the attempts began.</param>
    /// <param name="Wrong">Those that were wrong.</param>
    /// <param name="UnderWay">Those that have not ended.</param>
    private readonly record struct Count(DateTimeOffset Since, int Wrong, int UnderWay)
    {
        /// <summary>As it is at that time: after the window wrong attempts no longer count, those under way still do.</summary>
        public Count At(DateTimeOffset now) => now - Since >= Window ? new Count(now, 0, UnderWay) : this;
    }
}
