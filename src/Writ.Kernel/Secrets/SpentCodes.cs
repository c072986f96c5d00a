namespace Writ.Kernel.Secrets;

/// <summary>
/// Remembers which one-time values were taken, so that none is taken twice, and bounds guessing. It lives in memory: what was
/// taken before the process started it cannot know, so callers refuse whatever may be that old (<see cref="Started"/>).
/// One entry a device, made only for devices that exist, and one for each user who tries to enable one.
/// </summary>
public sealed class SpentCodes(TimeProvider time)
{
    /// <summary>Wrong codes of one device, or of who enables one, in <see cref="Window"/> before further ones are refused unseen.</summary>
    public const int MaxAttempts = 10;

    /// <summary>How long attempts count, from the first of them.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int FirstSweep = 16_384;
    private const int MaxTokens = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private int _sweepAt = FirstSweep;

    /// <summary>Since when this process remembers.</summary>
    public DateTimeOffset Started { get; } = time.GetUtcNow();

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

    /// <summary>Takes a token that is good for one use until it expires; false when it was taken, or too many are remembered.</summary>
    public bool TrySpendToken(string token, DateTimeOffset expires, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_tokens.Count >= MaxTokens)
            {
                foreach (var old in _tokens.Where(known => known.Value <= now).Select(known => known.Key).ToList())
                {
                    _tokens.Remove(old);
                }
            }

            return _tokens.Count < MaxTokens && _tokens.TryAdd(token, expires);
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
