using System.Collections.Concurrent;
using Writ.Wire.Errors;

namespace Writ.Services.Sts.Federation.OpenIdConnect;

/// <summary>
/// The keys of issuers, fetched when a token needs them and kept for a while. An issuer is asked rarely, however many tokens name
/// keys that it does not have, and those that wait for the same issuer wait for one answer.
/// </summary>
public sealed class IssuerKeys(IIssuerClient client, IssuerOrigins origins, TimeProvider time)
{
    /// <summary>After this an issuer is asked again; a key that it withdrew is trusted no longer than that while it answers.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Keys of an issuer that no longer answers are trusted until then.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    /// <summary>Between two attempts to ask, whatever tokens say.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>After an attempt that failed: the issuer may be back.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private const int MaxIssuers = 1_000;

    private readonly ConcurrentDictionary<string, Issuer> _issuers = new(StringComparer.Ordinal);

    public IssuerOrigins Origins { get; } = origins;

    /// <summary>The key that a token was signed with.</summary>
    /// <param name="providerUrl">The issuer as IAM knows it, without the scheme.</param>
    /// <param name="thumbprints">Certificates that the provider trusts. Who trusts others is told nothing that these fetched.</param>
    /// <param name="token">The token.</param>
    internal async ValueTask<Result<JsonWebKey>> FindAsync(string providerUrl, IReadOnlyList<string> thumbprints, JsonWebToken token)
    {
        var issuer = Of(providerUrl, thumbprints);
        if (issuer.Known(time.GetUtcNow(), Fresh)?.For(token) is { } known)
        {
            return known;
        }

        var fault = await issuer.RefreshAsync(time.GetUtcNow(), FetchAsync);
        return issuer.Known(time.GetUtcNow(), Stale)?.For(token) is { } key ? key : fault ?? FederationErrors.NoKey;
    }

    /// <summary>What is known of an issuer. Where there are too many, those that are there stay until another one comes.</summary>
    private Issuer Of(string providerUrl, IReadOnlyList<string> thumbprints)
    {
        var key = $"{providerUrl} {string.Join(' ', thumbprints)}";
        if (_issuers.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_issuers.Count >= MaxIssuers)
        {
            _issuers.Clear();
        }

        return _issuers.GetOrAdd(key, _ => new Issuer(providerUrl, thumbprints));
    }

    private async Task<Result<JsonWebKeySet>> FetchAsync(Issuer issuer)
    {
        var configuration = await ReadAsync($"https://{issuer.Url.TrimEnd('/')}/.well-known/openid-configuration", issuer);
        if (configuration.Error is { } noConfiguration)
        {
            return noConfiguration;
        }

        // Who publishes for another issuer says nothing of this one (OpenID Connect Discovery 1.0, 4.3).
        if (TokenJson.Parse(configuration.Value) is not { } json || json.Text("issuer") is not { } name || Origins.ProviderUrl(name) != issuer.Url || json.Text("jwks_uri") is not { } url)
        {
            return FederationErrors.NoKey;
        }

        var document = await ReadAsync(url, issuer);
        return document.Error is { } noKeys ? noKeys : JsonWebKeySet.Parse(document.Value) is { } keys ? keys : FederationErrors.NoKey;
    }

    private async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(string url, Issuer issuer)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var at))
        {
            return FederationErrors.NoKey;
        }

        var document = await client.GetAsync(at, issuer.Thumbprints, CancellationToken.None); // for all who wait, whoever goes away
        return document.Fault switch
        {
            IssuerFault.None => document.Bytes,
            IssuerFault.Unreachable => FederationErrors.Unreachable,
            IssuerFault.WrongCertificate => FederationErrors.WrongCertificate,
            _ => FederationErrors.NoKey,
        };
    }

    /// <summary>What is known of one issuer under one set of thumbprints.</summary>
    private sealed class Issuer(string url, IReadOnlyList<string> thumbprints)
    {
        private readonly Lock _gate = new();
        private (JsonWebKeySet Keys, DateTimeOffset At)? _known;
        private (AwsError? Fault, DateTimeOffset At)? _last;
        private Task<AwsError?>? _asking;

        public string Url { get; } = url;

        public IReadOnlyList<string> Thumbprints { get; } = thumbprints;

        public JsonWebKeySet? Known(DateTimeOffset now, TimeSpan age)
        {
            lock (_gate)
            {
                return _known is { } known && now - known.At < age ? known.Keys : null;
            }
        }

        /// <summary>Asks, unless somebody does already or did just now. Answers with what went wrong the last time.</summary>
        public Task<AwsError?> RefreshAsync(DateTimeOffset now, Func<Issuer, Task<Result<JsonWebKeySet>>> fetch)
        {
            lock (_gate)
            {
                if (_asking is not null)
                {
                    return _asking;
                }

                if (_last is { } last && now - last.At < (last.Fault is null ? Pause : PauseAfterFailure))
                {
                    return Task.FromResult(last.Fault);
                }

                return _asking = Task.Run(() => AskAsync(now, fetch));
            }
        }

        private async Task<AwsError?> AskAsync(DateTimeOffset now, Func<Issuer, Task<Result<JsonWebKeySet>>> fetch)
        {
            Result<JsonWebKeySet> fetched = FederationErrors.NoKey;
            try
            {
                fetched = await fetch(this);
                return fetched.Error;
            }
            finally
            {
                lock (_gate)
                {
                    _asking = null;
                    _last = (fetched.Error, now);
                    _known = fetched.Error is null ? (fetched.Value, now) : _known;
                }
            }
        }
    }
}
