using System.Security.Cryptography;
using System.Text;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// Derives keys from passwords, slowly, and few at a time: whoever sends many passwords waits in line instead of taking all
/// processors from everybody else. The line has an end: who comes later is told to try again.
/// </summary>
#pragma warning disable CA1001 // nothing asks for the semaphore's wait handle, so there is nothing to dispose
public sealed class PasswordHasher
#pragma warning restore CA1001
{
    /// <summary>OWASP's recommendation for PBKDF2-HMAC-SHA512 is at least 210,000.</summary>
    public const int DefaultRounds = 220_000;

    public const int SaltBytes = 16;

    /// <summary>How many may be under way or wait: the last of them waits for seconds, no longer than clients do.</summary>
    public const int DefaultLine = 64;

    private const int KeyBytes = 64;

    private readonly SemaphoreSlim _turns;
    private readonly SemaphoreSlim _line;
    private readonly int _length;

    /// <param name="rounds">For new passwords.</param>
    /// <param name="atOnce">How many are derived at the same time; by default half of the processors.</param>
    /// <param name="line">How many may be derived or wait for it.</param>
    public PasswordHasher(int rounds = DefaultRounds, int? atOnce = null, int line = DefaultLine)
    {
        Current = new PasswordScheme(PasswordScheme.Pbkdf2Sha512, rounds);
        AtOnce = atOnce ?? Math.Max(1, Environment.ProcessorCount / 2);
        _turns = new SemaphoreSlim(AtOnce, AtOnce);
        _line = new SemaphoreSlim(line);
        _length = line;
    }

    public int AtOnce { get; }

    /// <summary>How many are being derived or wait for it.</summary>
    public int InLine => _length - _line.CurrentCount;

    /// <summary>By what new passwords are derived.</summary>
    public PasswordScheme Current { get; }

    /// <returns>The key, which the caller wipes; or that too many wait already.</returns>
    /// <exception cref="InvalidDataException">A stored password was derived in a way that this version does not know.</exception>
    public async ValueTask<Result<byte[]>> DeriveAsync(string password, byte[] salt, PasswordScheme scheme, CancellationToken cancellation)
    {
        if (scheme.Algorithm != PasswordScheme.Pbkdf2Sha512)
        {
            throw new InvalidDataException("A stored password is of an unknown algorithm.");
        }

        if (!_line.Wait(0, CancellationToken.None))
        {
            return PasswordErrors.TooManyAtOnce;
        }

        try
        {
            return await DeriveInTurnAsync(password, salt, scheme.Rounds, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _line.Release();
        }
    }

    private async ValueTask<byte[]> DeriveInTurnAsync(string password, byte[] salt, int rounds, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Derive(password, salt, rounds);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static byte[] Derive(string password, byte[] salt, int rounds)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(bytes, salt, rounds, HashAlgorithmName.SHA512, KeyBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
