using System.Security.Cryptography;
using System.Text;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// Derives keys from passwords, slowly, and few at a time: whoever sends many passwords waits in line instead of taking all
/// processors from everybody else.
/// </summary>
#pragma warning disable CA1001 // nothing asks for the semaphore's wait handle, so there is nothing to dispose
public sealed class PasswordHasher
#pragma warning restore CA1001
{
    /// <summary>OWASP's recommendation for PBKDF2-HMAC-SHA512 is at least 210,000.</summary>
    public const int DefaultRounds = 220_000;

    public const int SaltBytes = 16;

    private const int KeyBytes = 64;

    private readonly SemaphoreSlim _turns;

    /// <param name="rounds">For new passwords.</param>
    /// <param name="atOnce">How many are derived at the same time; by default half of the processors.</param>
    public PasswordHasher(int rounds = DefaultRounds, int? atOnce = null)
    {
        Current = new PasswordScheme(PasswordScheme.Pbkdf2Sha512, rounds);
        AtOnce = atOnce ?? Math.Max(1, Environment.ProcessorCount / 2);
        _turns = new SemaphoreSlim(AtOnce, AtOnce);
    }

    public int AtOnce { get; }

    /// <summary>By what new passwords are derived.</summary>
    public PasswordScheme Current { get; }

    /// <returns>The key, which the caller wipes.</returns>
    /// <exception cref="InvalidDataException">A stored password was derived in a way that this version does not know.</exception>
    public async ValueTask<byte[]> DeriveAsync(string password, byte[] salt, PasswordScheme scheme, CancellationToken cancellation)
    {
        if (scheme.Algorithm != PasswordScheme.Pbkdf2Sha512)
        {
            throw new InvalidDataException("A stored password is of an unknown algorithm.");
        }

        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Derive(password, salt, scheme.Rounds);
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
