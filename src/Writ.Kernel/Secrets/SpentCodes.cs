namespace Writ.Kernel.Secrets;

/// <summary>
/// Remembers which one-time values were taken, so that none is taken twice, and bounds guessing. It lives in memory: what was
/// taken before the process started it cannot know, so callers refuse whatever may be that old (<see cref="Started"/>).
/// One entry a device, made only for devices that exist, and one for each user who tries to enable one; of tokens 10,000 an account.
/// </summary>
public sealed class SpentCodes(TimeProvider time)
{
    /// <summary>Wrong codes of one device, or of who enables one, in <see cref="Window"/> before further ones are refused unseen.</summary>
    public const int MaxAttempts = 10;

    /// <summary>How long attempts count, from the first of them.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int FirstSweep = 16_384;
    private const int MaxTokens = 10_000;

    /// <summary>How long a token is remembered after it expired, for calls that began before.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _devices = new(StringComparer.Ordinal);
    private readonly HashSet<(string Account, string Token)> _tokens = [];
    private readonly PriorityQueue<(string Account, string Token), DateTimeOffset> _endOfTokens = new();
    private readonly Dictionary<string, int> _tokensOf = new(StringComparer.Ordinal);
    private int _sweepAt = FirstSweep;

    /// <summary>Since when this process remembers.</summary>
    public DateTimeOffset Started { get; } = time.GetUtcNow();

    /// <summary>How many tokens are remembered.</summary>
    public int Tokens
    {
        get
        {
            lock (_gate)
            {
                return _tokens.Count;
            }
        }
    }

    /// <summary>How many devices are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _devices.Count;
            }
        }
    }

    /// <summary>Counts an attempt at a code, before it is looked at; false when there were too many.</summary>
    /// <param name="device">The device, or who tries.</param>
    /// <param name="now">The time.</param>
    public bool MayTry(string device, DateTimeOffset now)
    {
        lock (_gate)
        {
            var entry = _devices.GetValueOrDefault(device);
            if (now - entry.FirstAttempt >= Window)
            {
                entry = entry with { FirstAttempt = now, Attempts = 0 };
            }

            if (entry.Attempts >= MaxAttempts)
            {
                return false;
            }

            _devices[device] = entry with { Attempts = entry.Attempts + 1 };
            Sweep(now);
            return true;
        }
    }

    /// <summary>
    /// Takes a counter value of a device: only one that is later than all taken before. Of two calls with the same value one
    /// wins. The attempts are forgotten with it.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="counter">The value that the code stands for.</param>
    /// <param name="floor">What the value must exceed whatever is remembered.</param>
    /// <param name="unknownFloor">What it must exceed when nothing is remembered of the device.</param>
    public bool TrySpend(string device, long counter, long floor, long unknownFloor)
    {
        lock (_gate)
        {
            var entry = _devices.GetValueOrDefault(device);
            if (counter <= floor || counter <= (entry.Last ?? unknownFloor))
            {
                return false;
            }

            _devices[device] = new Entry(counter, default, 0);
            return true;
        }
    }

    /// <summary>Forgets the attempts of a device, or of who tries, after a right code; never what was taken.</summary>
    public void Succeeded(string device)
    {
        lock (_gate)
        {
            if (!_devices.TryGetValue(device, out var entry))
            {
                return;
            }

            if (entry.Last is null)
            {
                _devices.Remove(device);
            }
            else
            {
                _devices[device] = entry with { FirstAttempt = default, Attempts = 0 };
            }
        }
    }

    /// <summary>Takes a token that is good for one use until it expires; false when it was taken, or too many of the account are remembered.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="token">The token.</param>
    /// <param name="expires">Until when it is good.</param>
    /// <param name="now">The time.</param>
    public bool TrySpendToken(string account, string token, DateTimeOffset expires, DateTimeOffset now)
    {
        lock (_gate)
        {
            ForgetTokens(now);
            var taken = _tokensOf.GetValueOrDefault(account);
            if (taken >= MaxTokens || !_tokens.Add((account, token)))
            {
                return false;
            }

            _endOfTokens.Enqueue((account, token), expires + Grace);
            _tokensOf[account] = taken + 1;
            return true;
        }
    }

    private void ForgetTokens(DateTimeOffset now)
    {
        while (_endOfTokens.TryPeek(out var old, out var end) && end <= now)
        {
            _endOfTokens.Dequeue();
            _tokens.Remove(old);
            if (_tokensOf[old.Account]-- == 1)
            {
                _tokensOf.Remove(old.Account);
            }
        }
    }

    // Only what has neither a value nor an attempt that still counts goes: a taken value is never forgotten.
    private void Sweep(DateTimeOffset now)
    {
        if (_devices.Count < _sweepAt)
        {
            return;
        }

        foreach (var idle in _devices.Where(known => known.Value.Last is null && now - known.Value.FirstAttempt >= Window).Select(known => known.Key).ToList())
        {
            _devices.Remove(idle);
        }

        _sweepAt = Math.Max(FirstSweep, _devices.Count * 2);
    }

    private readonly record struct Entry(long? Last, DateTimeOffset FirstAttempt, int Attempts);
}
