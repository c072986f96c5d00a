using System.Security.Cryptography;
using Writ.Kernel.Secrets;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Passwords;

/// <summary>
/// What a password someone gave derives to with one profile's salt, once for each scheme in question: all passwords the
/// profile ever had are compared with it at the price of one derivation. Wiped when disposed.
/// </summary>
internal sealed class DerivedPassword : IDisposable
{
    /// <summary>The vault's purpose for derived passwords.</summary>
    public const string VaultPurpose = "password";

    private readonly Dictionary<PasswordScheme, byte[]> _keys = [];

    private DerivedPassword()
    {
    }

    public static async ValueTask<Result<DerivedPassword>> OfAsync(
        PasswordHasher hasher, string password, byte[] salt, IEnumerable<PasswordScheme> schemes, CancellationToken cancellation)
    {
        var derived = new DerivedPassword();
        foreach (var scheme in schemes.Distinct())
        {
            var key = await hasher.DeriveAsync(password, salt, scheme, cancellation).ConfigureAwait(false);
            if (key.Error is { } error)
            {
                derived.Dispose();
                return error;
            }

            derived._keys[scheme] = key.Value;
        }

        return derived;
    }

    /// <summary>Whether it is that password; compared in constant time. A hash that was sealed for another user matches nothing.</summary>
    public bool Matches(PasswordHash hash, Vault vault, string userId)
    {
        if (!_keys.TryGetValue(hash.Scheme, out var key) || !vault.TryOpen(VaultPurpose, hash.SealedKey, userId, out var known))
        {
            return false;
        }

        var equal = CryptographicOperations.FixedTimeEquals(key, known);
        CryptographicOperations.ZeroMemory(known);
        return equal;
    }

    public PasswordHash Seal(PasswordScheme scheme, Vault vault, string userId) => new()
    {
        Algorithm = scheme.Algorithm,
        Rounds = scheme.Rounds,
        SealedKey = vault.Seal(VaultPurpose, 1, _keys[scheme], userId),
    };

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
