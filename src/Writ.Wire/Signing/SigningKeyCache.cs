using System.Runtime.CompilerServices;

namespace Writ.Wire.Signing;

/// <summary>
/// Signing keys by secret and scope. A secret is known by its object, which whoever keeps secrets hands out again and again: so a rotated
/// secret never hits, nothing is hashed to tell secrets apart, and what was derived from a secret leaves memory with it. Thread-safe.
/// </summary>
public sealed class SigningKeyCache
{
    /// <summary>How many scopes of a secret are remembered: days, regions and services come from the request, proven or not.</summary>
    public const int MaxScopes = 8;

    private readonly ConditionalWeakTable<string, Scopes> _bySecret = [];

    /// <summary>The signing key for the scope, derived when it is not remembered.</summary>
    /// <exception cref="ArgumentException">The secret is empty: anybody could derive that key.</exception>
    public SigningKey Get(string secretKey, ReadOnlySpan<char> date, ReadOnlySpan<char> region, ReadOnlySpan<char> service) =>
        _bySecret.GetValue(secretKey, static _ => new Scopes()).Get(secretKey, date, region, service);

    /// <summary>The keys of one secret, the newest first. Two threads that add at once may forget one, which is derived again.</summary>
    private sealed class Scopes
    {
        private volatile Scope[] _known = [];

        public SigningKey Get(string secretKey, ReadOnlySpan<char> date, ReadOnlySpan<char> region, ReadOnlySpan<char> service)
        {
            var known = _known;
            foreach (var scope in known)
            {
                if (service.SequenceEqual(scope.Service) && region.SequenceEqual(scope.Region) && date.SequenceEqual(scope.Date))
                {
                    return scope.Key;
                }
            }

            var key = SigningKey.Derive(secretKey, date, region, service);
            _known = [new Scope(date.ToString(), region.ToString(), service.ToString(), key), .. known.Take(MaxScopes - 1)];
            return key;
        }
    }

    private sealed record Scope(string Date, string Region, string Service, SigningKey Key);
}
